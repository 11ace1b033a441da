"""Sheets of the office: internal prints that are never filed."""

from caseapp.reports.sheets.carry_list import carry_list
from caseapp.reports.sheets.control_slip import control_slip
from caseapp.reports.sheets.custody_sheet import custody_sheet
from caseapp.reports.sheets.daily_log import daily_log

__all__ = ["carry_list", "control_slip", "custody_sheet", "daily_log"]
