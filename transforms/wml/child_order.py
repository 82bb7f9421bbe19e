"""The order of children that the schema asks for, one table per parent.

Knows names and their order. Knows nothing of what they mean. Every insertion of a property goes
through here. "*" is the place of elements from other namespaces and of any that are not listed.
"""

from functools import cache

from lxml import etree

from transforms.wml.namespaces import NAMESPACES, qn

_ORDER = {
    "p": "pPr *",
    "r": "rPr *",
    "tbl": "tblPr tblGrid *",
    "tr": "tblPrEx trPr *",
    "tc": "tcPr *",
    "sdt": "sdtPr sdtEndPr sdtContent *",
    "body": "* sectPr",
    "numPr": "ilvl numId * numberingChange ins",
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "* rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline "
        "shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position "
        "sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
        "specVanish oMath * rPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark headers * cellIns cellDel cellMerge tcPrChange"
    ),
    "trPr": (
        "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader "
        "tblCellSpacing jc hidden * ins del trPrChange"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription * tblPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings * sectPrChange"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid * pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
    "numbering": "numPicBullet * abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink * lvl",
    "num": "abstractNumId * lvlOverride",
    "lvl": (
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc * pPr rPr"
    ),
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime "
        "doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText "
        "printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts "
        "saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
        "hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate "
        "linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView "
        "trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
        "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit "
        "hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle "
        "defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting "
        "bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
        "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin "
        "doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne "
        "strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture "
        "doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText "
        "doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
        "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat "
        "docVars rsids m:mathPr attachedSchema themeFontLang clrSchemeMapping "
        "doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions "
        "readModeInkLockDown smartTagType sl:schemaLibrary shapeDefaults doNotEmbedSmartTags "
        "decimalSymbol listSeparator *"
    ),
}

_TOGETHER = {"sectPr": ("headerReference", "footerReference")}


@cache
def _ranks(local: str) -> tuple[dict[str, int], int]:
    """The rank of each child by Clark name, and that of all others."""
    names = _ORDER.get(local, "*").split()
    ranks = {
        qn(name if ":" in name else f"w:{name}"): rank
        for rank, name in enumerate(names)
        if name != "*"
    }
    for name in _TOGETHER.get(local, ()):
        ranks[qn(f"w:{name}")] = 0
    return ranks, names.index("*") if "*" in names else len(names)


def insert_in_order(parent: etree._Element, child: etree._Element) -> etree._Element:
    """Insert ``child`` where the schema wants it, after its equals; gives ``child``."""
    ranks, others = _ranks(_local(parent))
    rank = ranks.get(child.tag, others)
    for index, sibling in enumerate(parent):
        if isinstance(sibling.tag, str) and ranks.get(sibling.tag, others) > rank:
            parent.insert(index, child)
            return child
    parent.append(child)
    return child


def misplaced(parent: etree._Element) -> str:
    """The first child that stands before one that must precede it, by local name; "" if none."""
    local = _local(parent)
    if local not in _ORDER:
        return ""
    ranks, others = _ranks(local)
    highest = 0
    for child in parent.iterchildren(tag=etree.Element):
        rank = ranks.get(child.tag, others)
        if rank < highest:
            return str(etree.QName(child).localname)
        highest = rank
    return ""


def _local(parent: etree._Element) -> str:
    """The local name of a WordprocessingML element, "" for others."""
    name = etree.QName(parent)
    return name.localname if name.namespace == NAMESPACES["w"] else ""
