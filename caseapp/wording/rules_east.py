"""What the rules of the Caucasus, Central Asia, the Gulf and treaties are for, and before whom."""

from caseapp.i18n import N_

_APPLICATION = N_("Application to the European Court of Human Rights")
_ARREST_LIMIT = N_("Limit of custody before the extradition request arrives")
_ASYLUM_APPEAL = N_("Appeal against the asylum decision")
_ASYLUM_ACTION = N_("Action against the asylum decision")
_ASYLUM_APPLICATION = N_("Application for asylum")
_ASYLUM_DECISION = N_("Decision on asylum is due")
_COMPLAINT = N_("Administrative complaint")
_COUNTING = N_("Counting rule")
_COURT_ACTION = N_("Action before the administrative court")
_CUSTODY_APPEAL = N_("Appeal against the custody order")
_CUSTODY_LIMIT = N_("Limit of custody")
_CUSTODY_REVIEW = N_("Review of custody by the court")
_ENTRY_APPEAL = N_("Appeal against the entry refusal")
_EXPULSION_APPEAL = N_("Appeal against the decision on expulsion")
_EXTRADITION_APPEAL = N_("Appeal against the ruling on extradition")
_INTERIM = N_("Request for interim measures")
_JUDGE = N_("Presentation to a judge is due")
_LEAVE = N_("Departure period ends")
_NO_REMOVAL_WHILE = N_("Nobody is removed while extradition is pending")
_SURRENDER_LIMIT = N_("Release is due if nobody collects the person")

ACTIONS = {
    "INT-ECE-16-18": _ARREST_LIMIT,
    "INT-ECE-16-40": _ARREST_LIMIT,
    "INT-ECE-18-15": N_("Release is possible if nobody collects the person"),
    "INT-ECE-18-30": _SURRENDER_LIMIT,
    "ECE-PROVISIONAL-18D": _ARREST_LIMIT,
    "ECE-PROVISIONAL-40D": _ARREST_LIMIT,
    "ECE-SURRENDER-15-30": _SURRENDER_LIMIT,
    "ECE-AP3-CONSENT-10D": N_("Requesting State is to be told whether the person consents"),
    "INT-MINSK-62": _ARREST_LIMIT,
    "INT-MINSK-62-ORIG": _ARREST_LIMIT,
    "INT-MINSK-67": N_("Release is possible if nobody collects the person"),
    "INT-CHIS-DECIDE": N_("Decision on extradition is due"),
    "INT-CHIS-ARREST": _ARREST_LIMIT,
    "RU-EXT-INFO-1M": N_("Further data are due, or custody ends"),
    "RU-EXT-MIN": N_("Check the least sentence in both States"),
    "RU-EXT-APPEAL": _EXTRADITION_APPEAL,
    "RU-COUNT": _COUNTING,
    "INT-ECHR-APP": _APPLICATION,
    "INT-ECHR-R39": N_("Request for interim measures (Rule 39)"),
    "CAT22-COMPLAINT": N_("Complaint to the Committee against Torture"),
    "CAT22-INTERIM": _INTERIM,
    "CAT22-STATE-6M": N_("Observations of the State are due"),
    "INT-HRC-IM": _INTERIM,
    "HRC-OP1-5Y": N_("Communication to the Human Rights Committee"),
    "HRC-OP1-3Y": N_("Communication to the Human Rights Committee"),
    "HRC-INTERIM": _INTERIM,
    "WGAD-REGULAR": N_("Petition to the Working Group on Arbitrary Detention"),
    "WGAD-URGENT": N_("Urgent appeal to the Working Group on Arbitrary Detention"),
    "UNHCR-RSD-APPEAL": N_("Appeal against UNHCR's rejection"),
    "UNHCR-RSD-NOSHOW": N_("Contact UNHCR, or the file may be closed"),
    "INT-CCF": N_("Decision on deletion is due"),
    "CCF-ACCESS-4M": N_("Decision on access is due"),
    "CCF-DELETION-9M": N_("Decision on deletion is due"),
    "CCF-ADMISS-30D": N_("Answer on admissibility is due"),
    "CCF-REVISION-6M": N_("Application for revision"),
    "KG-EXT-40": _ARREST_LIMIT,
    "KG-DET-48H": _JUDGE,
    "KG-EXT-APPEAL": N_("Complaint against the decision on extradition"),
    "KG-ASY-APPLY": _ASYLUM_APPLICATION,
    "KG-ASY-DECIDE": _ASYLUM_DECISION,
    "KG-ASY-DECIDE-MAX": N_("Latest day of the decision on asylum"),
    "KG-ASY-APPEAL": _ASYLUM_APPEAL,
    "KG-EXPEL-COURT": N_("Complaint against the expulsion"),
    "KG-ADM-COMPLAINT": _COMPLAINT,
    "AM-EXT-72H": N_("Limit of detention without a court order"),
    "AM-EXT-40D": _ARREST_LIMIT,
    "AM-EXT-1M-OLD": _ARREST_LIMIT,
    "AM-EXT-APPEAL": _EXTRADITION_APPEAL,
    "AM-ASY-INTERVIEW": N_("Date of the asylum interview is to be told"),
    "AM-ASY-DECIDE": _ASYLUM_DECISION,
    "AM-ASY-APPEAL": _ASYLUM_ACTION,
    "AM-ASY-APPLY": _ASYLUM_APPLICATION,
    "AM-RES-NOTICE": N_("Decision on residence is to be posted"),
    "AM-RES-APPEAL": _COMPLAINT,
    "AM-RES-REAPPLY": N_("Earliest day of a new residence application"),
    "AM-EXPEL": _EXPULSION_APPEAL,
    "AM-COUNT-ADM": _COUNTING,
    "MN-WARN-10D": _LEAVE,
    "MN-DET-14D": _CUSTODY_LIMIT,
    "MN-DET-30D": _CUSTODY_LIMIT,
    "MN-EXT-ASYLUM-BAR": N_("Plead the bar: asylum was granted"),
    "MN-ADM-APPEAL": _COMPLAINT,
    "MN-ASY": N_("Register with UNHCR: no national procedure"),
    "TH-NSM-ELIG": N_("Decision whether the person may apply is due"),
    "TH-NSM-APPEAL": _ASYLUM_APPEAL,
    "TH-NSM-APPLY": N_("Application as a protected person"),
    "TH-ENTRY-48H": _ENTRY_APPEAL,
    "TH-EXPEL-54": N_("No limit of detention before deportation was seen"),
    "TH-EXT-APPEAL": _EXTRADITION_APPEAL,
    "TH-EXT-90D": N_("Surrender is due, or the court extends"),
    "TH-EXT-PROV": _ARREST_LIMIT,
    "TH-NONREF": N_("Plead the bar: risk of torture or disappearance"),
    "TH-HABEAS": N_("Petition for release, at any time"),
    "TH-CRIM-APPEAL-1M": N_("Appeal in criminal cases in general"),
    "AE-EXT-48H": N_("Presentation to the public prosecution is due"),
    "AE-EXT-15D": N_("Referral to the court is due"),
    "AE-EXT-40D": _ARREST_LIMIT,
    "AE-EXT-FORUM": N_("Closed hearing: consent only express and in writing"),
    "AE-EXT-APPEAL": _EXTRADITION_APPEAL,
    "AE-EXPEL": N_("No term of appeal: be ready before the order"),
    "AE-EXT-SURR-30D": _SURRENDER_LIMIT,
    "IL-EXT-48H": _JUDGE,
    "IL-EXT-20D": _CUSTODY_LIMIT,
    "IL-EXT-APPEAL": _EXTRADITION_APPEAL,
    "IL-EXT-60D": N_("Surrender is due, or the declaration is void"),
    "IL-ENTRY-4H": N_("Appeal and motion to stay before the return flight"),
    "IL-APPEAL-TRIB": N_("Appeal to the Appeals Tribunal"),
    "IL-ASY-ACCEL": N_("Accelerated procedure for Russian nationals"),
    "IL-ASY-1Y": _ASYLUM_APPLICATION,
    "ME-ASYL-LODGE-15D": N_("Lodge the asylum application"),
    "ME-ADM-20D": _COURT_ACTION,
    "ME-ASYL-COURT": _ASYLUM_ACTION,
    "ME-EXPULSION": _EXPULSION_APPEAL,
    "ME-EXTR": _EXTRADITION_APPEAL,
    "GE-ASY-ADMISS": N_("Decision on admissibility is due"),
    "GE-ASY-INADM-APPEAL": _ASYLUM_ACTION,
    "GE-ASY-ACC-DECIDE": _ASYLUM_DECISION,
    "GE-ASY-ACC-APPEAL": _ASYLUM_ACTION,
    "GE-ASY-REG-DECIDE": _ASYLUM_DECISION,
    "GE-ASY-REG-APPEAL": _ASYLUM_ACTION,
    "GE-ASY-ACC-1M": N_("Application for asylum, or the accelerated procedure follows"),
    "GE-ASY-24H": N_("Contact the first State authority"),
    "GE-EXPEL-APPEAL": N_("Court claim against the removal decision"),
    "GE-EXPEL-VOLUNTARY": _LEAVE,
    "GE-EXPEL-VS-EXTRAD": _NO_REMOVAL_WHILE,
    "GE-RES-APPEAL": N_("Administrative complaint, then court claim"),
    "GE-RES-APPEAL2": N_("Appeal against the judgment"),
    "GE-EXT-DET-MAX": _CUSTODY_LIMIT,
    "GE-EXT-APPEAL": N_("Cassation against the ruling on extradition"),
    "GE-ENTRY-REFUSAL": N_("Administrative complaint, then court claim"),
    "GE-COUNT-ADM": _COUNTING,
    "GE-COUNT-CRIM": _COUNTING,
    "GE-SERVICE-WEB": N_("Deemed service through the ministry's site"),
    "GE-EXPEL-JUDGE-5D": N_("Appeal against the removal order of a judge"),
    "GE-EXPEL-72H": N_("Written observations on the petition for removal"),
    "GE-EXPEL-DET-5D": _CUSTODY_APPEAL,
    "GE-EXPEL-IMMEDIATE": N_("Court decides on immediate enforcement: no remedy"),
    "GE-ENTRYBAN": N_("Entry ban: challenged only with the removal decision"),
    "GE-ASY-BORDER-7D": _ASYLUM_ACTION,
    "GE-ASY-IN-EXTRAD": N_("Court challenge that does not stop the Minister"),
    "GE-EXT-ARREST-48H": N_("Prosecutor's motion for extradition detention is due"),
    "GE-EXT-DET-APPEAL-7D": _CUSTODY_APPEAL,
    "GE-EXT-DET-EXT-48H": N_("Appeal against the extension of custody"),
    "GE-EXT-MATERIAL-5D": N_("Hand the evidence to the other side"),
    "GE-EXT-MINISTER": N_("No domestic remedy: have the Rule 39 request ready"),
    "GE-EXT-DET-CHANGE": N_("Appeal against the ruling on changing custody"),
    "TR-COUNT-IYUK": _COUNTING,
    "TR-DEPORT-7D": N_("Court action against deportation"),
    "TR-IP-IPEC-10D": N_("Objection to the evaluation commission"),
    "TR-IP-COURT-30D": _ASYLUM_ACTION,
    "TR-IP-FAST-15D": _ASYLUM_ACTION,
    "TR-IP-REGISTER-15D": N_("Report to the assigned province"),
    "TR-ADM-60D": N_("Annulment action with request to stay execution"),
    "TR-YD-ITIRAZ-7D": N_("Objection to the ruling on stay of execution"),
    "TR-ISTINAF-30D": N_("Appeal to the regional administrative court"),
    "TR-AYM-30D": N_("Individual application to the Constitutional Court"),
    "TR-CMK-2W": N_("Remedy in criminal procedure"),
    "TR-EXTR": N_("Appeal to the Court of Cassation against extradition"),
    "TR-DETENTION": N_("Objection to detention, at any time"),
    "TR-DEPORT-COURT-15D": N_("Judgment on deportation is due"),
    "TR-IP-ACC-INTERVIEW": N_("Asylum interview is due"),
    "TR-ASY-DETENTION-30D": _CUSTODY_LIMIT,
    "TR-VOLUNTARY-15D": _LEAVE,
    "TR-EXTR-24H": _JUDGE,
    "TR-EXTR-PROV": _ARREST_LIMIT,
    "TR-EXTR-REVIEW-30D": _CUSTODY_REVIEW,
    "TR-EXTR-1Y": _CUSTODY_LIMIT,
    "TR-EXTR-SURR-30D": _SURRENDER_LIMIT,
    "TR-EXTR-DEPORT-BAR": _NO_REMOVAL_WHILE,
}
"""What has to be done, or is due from the State, by the id of the rule."""

_ADMINISTRATIVE = N_("Administrative Court")
_ANY = N_("Any authority or court")
_APPEALS_TRIBUNAL = N_("Appeals Tribunal")
_ASYLUM_BODY = N_("Body competent for refugees")
_CCF = N_("Commission for the Control of INTERPOL's Files")
_CITY = N_("City court")
_COURT_OF_APPEALS = N_("Court of Appeals")
_CAT = N_("UN Committee against Torture")
_ECTHR = N_("European Court of Human Rights")
_HEAVY_PENAL = N_("Heavy penal court")
_HRC = N_("UN Human Rights Committee")
_INTERIOR = N_("Ministry of the Interior")
_MAGISTRATE = N_("Magistrates' court")
_MAGISTRATE_JUDGE = N_("Magistrate judge")
_MCS = N_("Migration and Citizenship Service")
_MIGRATION = N_("Migration administration")
_PANEL = N_("Investigative panel of the Court of Appeals")
_PEACE = N_("Criminal judgeship of peace")
_PROSECUTOR_GENERAL = N_("Prosecutor General")
_REQUESTED = N_("Requested State")
_UNHCR = N_("UNHCR")

BODIES = {
    "Administrative Court": _ADMINISTRATIVE,
    "Administrative Court, then Administrative Court of Appeal, then Cassation": _ADMINISTRATIVE,
    "Anayasa Mahkemesi": N_("Constitutional Court"),
    "Apelacioni sud": N_("Appeal court"),
    "Appeals Tribunal": _APPEALS_TRIBUNAL,
    "Appeals Tribunal (Jerusalem, Tel Aviv, Beer Sheva)": _APPEALS_TRIBUNAL,
    "Attorney General": N_("Attorney General"),
    "Central Authority": N_("Central authority"),
    "Commission for the Control of Files": _CCF,
    "Committee against Torture": _CAT,
    "Court of Appeal (final)": _COURT_OF_APPEALS,
    "Court of Appeal / Supreme Court (filed at court of first instance)": N_(
        "Court of first instance, for the Court of Appeal or the Supreme Court"
    ),
    "Court of Appeals": _COURT_OF_APPEALS,
    "Criminal Court of Appeal, then Cassation": N_("Criminal Court of Appeal"),
    "ECtHR": _ECTHR,
    "Human Rights Committee": _HRC,
    "ICP / Federal Attorney General": N_("Immigration authority, Federal Attorney General"),
    "INTERPOL CCF": _CCF,
    "Immigration": N_("Immigration office"),
    "Immigration Agency": N_("Immigration office"),
    "International Protection Evaluation Commission": N_(
        "International Protection Evaluation Commission"
    ),
    "MCS": _MCS,
    "MIA": _INTERIOR,
    "MIA portal": N_("Site of the Ministry of the Interior"),
    "MIA/court": N_("Ministry of the Interior, or court"),
    "MIA; city court": N_("Ministry of the Interior, then city court"),
    "MUP / Upravni sud": N_("Ministry of the Interior, or Administrative Court"),
    "Magistrates Court": _MAGISTRATE,
    "Magistrates Court (Jerusalem)": _MAGISTRATE,
    "Migration Department, MIA": N_("Migration Department"),
    "Migration and Citizenship Service": _MCS,
    "Minister of Interior": N_("Minister of the Interior"),
    "Minister of Justice": N_("Minister of Justice"),
    "Ministry of Interior, Directorate for Asylum": N_("Asylum Directorate"),
    "Ministry of Justice": N_("Ministry of Justice"),
    "NSS border troops / police / MCS": N_("Border guards, police or migration service"),
    "PDMM": N_("Provincial migration administration"),
    "PIBA": N_("Population and Immigration Authority"),
    "PMM": _MIGRATION,
    "PSDA/superior body; city court": N_("Superior body, then city court"),
    "Prosecutor General": _PROSECUTOR_GENERAL,
    "Prosecutor General (pre-trial) / Ministry of Justice (trial stage)": N_(
        "Prosecutor General, or Ministry of Justice"
    ),
    "Prosecutor General of Russia": N_("Prosecutor General of Russia"),
    "Public Prosecution": N_("Public prosecution"),
    "Screening Committee": N_("Screening Committee"),
    "Special Rapporteur on new communications": _HRC,
    "State party": N_("The State"),
    "Supreme Court, Criminal Chamber": N_("Supreme Court, criminal chamber"),
    "Tbilisi / district city court": _CITY,
    "Tbilisi Court of Appeals": _COURT_OF_APPEALS,
    "UN Committee against Torture": _CAT,
    "UN Human Rights Committee": _HRC,
    "UNHCR": _UNHCR,
    "UNHCR (mandate RSD)": _UNHCR,
    "UNHCR office, other officer than first instance": _UNHCR,
    "Upravni sud Crne Gore": _ADMINISTRATIVE,
    "Working Group on Arbitrary Detention": N_("UN Working Group on Arbitrary Detention"),
    "Yargitay": N_("Court of Cassation"),
    "administrative courts": N_("Administrative courts"),
    "agir ceza mahkemesi": _HEAVY_PENAL,
    "any authority": N_("Any authority"),
    "any authority/court": _ANY,
    "authorised body": _ASYLUM_BODY,
    "authorised migration/refugee body; may be lodged with border immigration control for "
    "forwarding": _ASYLUM_BODY,
    "bolge idare mahkemesi": N_("Regional administrative court"),
    "city court": _CITY,
    "competent challenge court": N_("Court that hears the challenge"),
    "competent court (prosecution + lawyer present)": N_("Competent court"),
    "competent official": N_("Competent official"),
    "court (instance unverified)": N_("Court, instance not verified"),
    "court / prosecutor": N_("Court or prosecutor"),
    "courts (APC via Civil Procedure Code)": N_("Courts in administrative cases"),
    "district/city court": _CITY,
    "first-instance court": N_("Court of first instance"),
    "governorate": N_("Governorate"),
    "higher body, then administrative court": N_("Superior body, then administrative court"),
    "idare mahkemesi": N_("Administrative court"),
    "investigative panel of Court of Appeals": _PANEL,
    "local criminal court": N_("Local criminal court"),
    "magistrate judge": _MAGISTRATE_JUDGE,
    "magistrate judge / investigative panel": N_("Magistrate judge, then investigative panel"),
    "police / prosecutor": N_("Police or prosecutor"),
    "prosecutor": N_("Prosecutor"),
    "prosecutor/court of requested state": N_("Prosecutor or court"),
    "requested State": _REQUESTED,
    "requested state": _REQUESTED,
    "requesting state": N_("Requesting State"),
    "sulh ceza / agir ceza": N_("Criminal judgeship of peace, or heavy penal court"),
    "sulh ceza / agir ceza / BAM / Yargitay": N_("Criminal court competent for the remedy"),
    "sulh ceza hakimi": _PEACE,
    "superior/issuing body": N_("Superior or issuing body"),
    "supreme/regional court": N_("Supreme or regional court"),
    "upper authority / administrative court": N_("Superior body, or administrative court"),
}
"""Courts and bodies, by the text that the row of law has."""
