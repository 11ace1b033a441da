"""The last step: metadata that says no more than we mean, and bytes that are always the same."""

import io

import pikepdf

from caseapp.domain.blocks import Document


def finish(data: bytes, document: Document) -> bytes:
    """Write title, language and date; drop everything else that names a program or a person."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        pdf.docinfo[pikepdf.Name.Title] = pikepdf.String(document.title)
        # A day without hour and zone (ISO 32000-1, 7.9.4): neither is anybody's business.
        pdf.docinfo[pikepdf.Name.CreationDate] = pikepdf.String(f"D:{document.day:%Y%m%d}")
        pdf.Root.Lang = pikepdf.String(document.language)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        buffer = io.BytesIO()
        pdf.save(
            buffer,
            deterministic_id=True,
            compress_streams=True,
            recompress_flate=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
        )
    return buffer.getvalue()
