"""Make resources/fonts from Debian's fonts-noto-core: less to ship, the same glyphs and features.

Run it with the folder of the full fonts; it writes the subsets and their SHA-256 list. Hinting
goes (print and modern screens do not use it), layout features stay, so that shaping is unchanged.
"""

import hashlib
import sys
from pathlib import Path

from fontTools import subset

LATIN_CYRILLIC_GREEK = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x2B0, 0x370),
    *range(0x370, 0x530),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2070),
    *range(0x2070, 0x20C1),
    *range(0x2100, 0x2150),
    0x2190, 0x2192, 0x2212, 0x25CC, 0xFB01, 0xFB02, 0xFFFD,
)  # fmt: skip

SERIF = ("NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic", "NotoSerif-BoldItalic")
SANS = ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic")
SCRIPTS = tuple(
    f"{family}-{weight}"
    for family in (
        "NotoSerifGeorgian", "NotoSerifArmenian", "NotoSerifThai",
        "NotoSansGeorgian", "NotoSansArmenian",
    )
    for weight in ("Regular", "Bold")
)  # fmt: skip


def shrink(source: Path, target: Path, characters: tuple[int, ...] | None) -> None:
    """Write a subset of one font; without `characters` it keeps all of them."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters or sorted(font.getBestCmap()))
    worker.subset(font)
    subset.save_font(font, str(target), options)


def main(source: Path, target: Path) -> None:
    """Subset every font and write the list of their hashes."""
    lines = []
    for name in (*SERIF, *SANS, *SCRIPTS):
        characters = LATIN_CYRILLIC_GREEK if name in SERIF + SANS else None
        shrink(source / f"{name}.ttf", target / f"{name}.ttf", characters)
        data = (target / f"{name}.ttf").read_bytes()
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}.ttf\n")
    (target / "SHA256SUMS").write_text("".join(sorted(lines)), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
