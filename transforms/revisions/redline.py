"""The writing of one plan into one package.

Knows jobs, and who does each. Knows nothing of how a place is found or a mark is made.
"""

from collections.abc import Callable, Sequence

from lxml import etree

from transforms.edits.model import Edit
from transforms.revisions.comment import Anchors
from transforms.revisions.comment_parts import Comment, comment_styles, parts_with_comments
from transforms.revisions.ids import Ids
from transforms.revisions.insert import insert_paragraphs_after
from transforms.revisions.jobs import Finder, Job, Place
from transforms.revisions.new_paragraph import properties_like, runs_like
from transforms.revisions.pen import Pen
from transforms.revisions.proposals import proposal
from transforms.revisions.rsids import noted_rsid
from transforms.revisions.sheet import Sheet, Sheets
from transforms.revisions.strike import Striker
from transforms.revisions.words import write_words
from transforms.stamp import Stamp
from transforms.text.model import TextView
from transforms.wml.namespaces import W_P
from transforms.wml.package import Package
from transforms.wml.parser import serialise
from transforms.wml.styles import Styles


class Redline:
    """One package on the way to its redline."""

    def __init__(self, package: Package, view: TextView, stamp: Stamp) -> None:
        self._package = package
        self._view = view
        self._stamp = stamp
        self._ids = Ids(package, stamp)
        rsid, self._settings = noted_rsid(package, self._ids)
        self._pen = Pen(stamp, self._ids, rsid)
        self._styles = Styles.of(package)
        self._comment_styles = comment_styles(self._styles)
        self._anchors = Anchors(self._pen, self._comment_styles.reference)
        self._sheets = Sheets(package)
        self._strikers: dict[Sheet, Striker] = {}

    def written(self, made: Sequence[Edit], noted: Sequence[Edit]) -> Package:
        """The package with these edits made, and these only proposed in comments."""
        jobs = self._jobs(made, noted)
        for job in reversed(jobs):
            self._write(job)
        for job in jobs:
            if _strikes(job):
                self._strike(job)
        comments = [
            Comment(number=job.number, text=proposal(job.edit) if job.noted else job.edit.comment)
            for job in jobs
            if job.number and job.edit.comment
        ]
        return self._package.with_parts(
            {
                **self._settings,
                **self._stories(),
                **parts_with_comments(
                    self._package, comments, self._stamp, self._ids, self._comment_styles
                ),
            }
        )

    def _jobs(self, made: Sequence[Edit], noted: Sequence[Edit]) -> list[Job]:
        """All edits with their places, in the order of the document."""
        finder = Finder(self._package, self._view, self._sheets)
        ordered = sorted([(e, False) for e in made] + [(e, True) for e in noted], key=_by_place)
        return [finder.job(edit, self._number_for(edit), noted=only) for edit, only in ordered]

    def _number_for(self, edit: Edit) -> str:
        return self._ids.number() if edit.comment else ""

    def _stories(self) -> dict[str, bytes]:
        """The stories that changed."""
        roots = self._sheets.roots()
        for root in roots.values():
            self._ids.number_all(root)
        return {part: serialise(root) for part, root in roots.items()}

    def _write(self, job: Job) -> None:
        """Write an edit within a paragraph, new paragraphs, or only a comment."""
        anchors, number = self._anchors, job.number
        if job.noted or job.edit.action == "comment":
            p, beside = job.places[0].paragraph, job.places[0].beside
            if beside and not job.noted:
                self._comment_on(job, lambda: anchors.around(*beside, number))
            else:
                self._comment_on(job, lambda: anchors.around_content(p, number))
        elif job.edit.action == "insert-paragraphs":
            new = [self._insert(job.edit, place) for place in job.places][0]
            self._comment_on(job, lambda: anchors.around_inserted(new, number))
        elif not _strikes(job):
            marks = [self._words(place) for place in job.places][0]
            self._comment_on(job, lambda: anchors.around(marks[0], marks[-1], number))

    def _words(self, place: Place) -> list[etree._Element]:
        if place.words is None:
            raise ValueError("an edit within a paragraph needs its characters")
        return write_words(place.words, self._pen, place.sheet.splitter)

    def _insert(self, edit: Edit, place: Place) -> list[etree._Element]:
        """Put an edit's new paragraphs after the one it names."""
        new = []
        for wanted in edit.paragraphs:
            like = self._view.body[wanted.like]
            p = self._pen.paragraph(with_id=place.sheet.has_paragraph_ids)
            pPr = properties_like(wanted, like, self._styles)
            if len(pPr):
                p.append(pPr)
            p.append(self._pen.inserted(runs_like(wanted, like, self._pen)))
            new.append(p)
        insert_paragraphs_after(place.paragraph, new, self._pen)
        return new

    def _strike(self, job: Job) -> None:
        """Strike a paragraph, in every copy."""
        written = [self._striker(place.sheet).strike(place.paragraph) for place in job.places]
        p, struck = written[0]
        self._comment_on(job, lambda: self._anchors.around_struck(p, struck, job.number))

    def _striker(self, sheet: Sheet) -> Striker:
        return self._strikers.setdefault(sheet, Striker(self._pen, self._styles))

    def _comment_on(self, job: Job, beside_words: Callable[[], object]) -> None:
        """Anchor the job's comment to the words, or where the main part takes it."""
        if not job.number:
            return
        if job.spot is None:
            beside_words()
        elif job.spot.tag == W_P:
            self._anchors.around_content(self._standing(job.spot), job.number)
        else:
            self._anchors.around(job.spot, job.spot, job.number)

    def _standing(self, p: etree._Element) -> etree._Element:
        """``p``, or the main part's first paragraph when ``p`` was joined to another."""
        if p.getparent() is not None:
            return p
        return next(self._sheets.of(self._package.main).mirror.root.iter(W_P))


def _by_place(edit_and_note: tuple[Edit, bool]) -> tuple[str, int, int, int]:
    span = edit_and_note[0].span
    return span.story, span.paragraph, span.start, span.end


def _strikes(job: Job) -> bool:
    return job.edit.action == "delete-paragraph" and not job.noted
