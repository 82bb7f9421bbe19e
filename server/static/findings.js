// Draws a reply as elements. Text goes in as text, never as markup, since contracts are hostile.

const STATUS = {
  hostile: ["✕", "Hostile"], weak: ["!", "Weak"], missing: ["?", "Missing"],
  adequate: ["✓", "Adequate"],
};
const RED_LINES = {
  ip: "Intellectual property", liability: "Liability", data: "Data", scope: "Scope",
  payment: "Payment", termination: "Termination", performance: "Performance",
};

/** An element with a class, and children that are elements or plain text. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** Heading, facts, notes, filters and findings of a reply. */
export function report(reply) {
  const { review } = reply;
  const groups = redLines(review.findings).map(([name, findings]) => group(name, findings));
  return [
    element("p", "facts", ...facts(reply)),
    review.notes.length ? element("ul", "notes", ...review.notes.map((n) => element("li", "", n)))
      : null,
    filters(review, groups),
    ...groups,
  ].filter(Boolean);
}

function facts({ review, redline }) {
  const { provider, client } = review.parties;
  const sides = `${side("We are", provider)} ${side("The other side is", client)}`;
  if (!redline.insertions && !redline.deletions) return [`${sides} Nothing had to be changed.`];
  return [`${sides} ${count(redline.insertions, "insertion")}, ` +
    `${count(redline.deletions, "deletion")} and ${count(redline.comments, "comment")} were written.`];
}

function side(lead, party) {
  if (!party.term && !party.name) return "";
  const name = party.name && party.name !== party.term ? ` (${party.name})` : "";
  return `${lead} ${party.term || party.name}${party.term ? name : ""}.`;
}

function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function redLines(findings) {
  const found = new Map();
  for (const finding of findings) {
    if (!found.has(finding.red_line)) found.set(finding.red_line, []);
    found.get(finding.red_line).push(finding);
  }
  return [...found];
}

function group(name, findings) {
  const open = findings.filter((finding) => finding.status !== "adequate").length;
  const said = open ? `${open} of ${findings.length} to settle` : "all adequate";
  const title = element("h3", "", RED_LINES[name] || name, element("span", "", said));
  return element("section", "", title, ...findings.map(findingOf));
}

function filters(review, groups) {
  const bar = element("div", "filters");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Show");
  const choices = [["", `All ${review.findings.length}`],
    ...Object.keys(STATUS).map((s) => [s, `${STATUS[s][1]} ${review.summary[s]}`])];
  for (const [status, label] of choices) {
    const button = element("button", "", label);
    button.type = "button";
    button.setAttribute("aria-pressed", String(status === ""));
    button.addEventListener("click", () => show(status, button, bar, groups));
    bar.append(button);
  }
  return bar;
}

function show(status, pressed, bar, groups) {
  for (const button of bar.children) button.setAttribute("aria-pressed", String(button === pressed));
  for (const section of groups) {
    const findings = [...section.querySelectorAll(".finding")];
    for (const finding of findings) {
      finding.hidden = Boolean(status) && !finding.classList.contains(status);
    }
    section.hidden = findings.every((finding) => finding.hidden);
  }
}

function findingOf(finding) {
  const [sign, word] = STATUS[finding.status];
  const mark = element("span", "", `${sign} `);
  mark.setAttribute("aria-hidden", "true");
  const made = element("details", `finding ${finding.status}`,
    element("summary", "", element("h4", "", finding.title), element("span", "badge", mark, word)),
    element("div", "body", ...body(finding)));
  made.open = finding.status !== "adequate";
  return made;
}

function body(finding) {
  return [
    ...reasons(finding).map((reason) => element("p", "", reason)),
    ...clauses(finding),
    ...comments(finding),
    finding.held_back ? aside("Not changed", finding.held_back) : null,
    finding.status !== "adequate" && finding.walk_away
      ? aside("Walk-away line (internal)", finding.walk_away) : null,
  ];
}

function reasons(finding) {
  if (finding.reasons.length) return finding.reasons.map((reason) => reason.message);
  return finding.status === "missing" ? ["The contract does not speak of this."] : [];
}

function comments(finding) {
  const texts = new Set(finding.edits.map((edit) => edit.comment).filter(Boolean));
  return [...texts].map((text) => aside("Comment to the other side", text));
}

function aside(lead, text) {
  return element("p", "aside", element("b", "", `${lead}: `), text);
}

/** Each passage with the edits that touch it, then the edits that stand elsewhere. */
function clauses(finding) {
  const rest = new Set(finding.edits);
  const passages = finding.evidence.map((passage) => {
    const touching = finding.edits.filter((edit) => rest.has(edit) && touches(edit, passage));
    touching.forEach((edit) => rest.delete(edit));
    return quote(caption(passage), marked(touching.reduce(widened, passage), touching));
  });
  return [...passages, ...[...rest].map((edit) => quote(whatItDoes(edit), alone(edit)))];
}

function touches(edit, passage) {
  return ["replace", "insert", "delete"].includes(edit.action) && edit.paragraph !== null &&
    edit.paragraph === passage.paragraph && edit.start <= passage.end && edit.end >= passage.start;
}

/** The passage with what an edit strikes beyond its ends, such as the space before a sentence. */
function widened(passage, edit) {
  const before = edit.before.slice(0, Math.max(passage.start - edit.start, 0));
  const after = edit.before.slice(edit.before.length - Math.max(edit.end - passage.end, 0));
  return {
    ...passage,
    start: passage.start - before.length,
    end: passage.end + after.length,
    text: before + passage.text + after,
  };
}

function caption(passage) {
  const name = [passage.label, passage.heading].filter(Boolean).join(" ");
  return name || (passage.paragraph === null ? "Outside the body" : "In the contract");
}

function whatItDoes(edit) {
  return { "insert-paragraphs": "New clause", "delete-paragraph": "Paragraph struck" }[edit.action] ||
    "Change";
}

function quote(title, content) {
  return element("figure", "clause", element("figcaption", "", title),
    element("blockquote", "", ...content));
}

/** The passage's text with `edits` marked in it; offsets count UTF-16 units, as strings here do. */
function marked(passage, edits) {
  const parts = [];
  let at = passage.start;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(passage.text.slice(at - passage.start, edit.start - passage.start));
    parts.push(deleted(edit.before), inserted(edit.after));
    at = edit.end;
  }
  parts.push(passage.text.slice(at - passage.start));
  return parts;
}

function alone(edit) {
  if (edit.action === "insert-paragraphs") {
    return edit.after.map((paragraph) => element("p", "", inserted(paragraph.text)));
  }
  return [deleted(edit.before), inserted(edit.after)];
}

function inserted(text) {
  return change("ins", "inserted", text);
}

function deleted(text) {
  return change("del", "deleted", text);
}

function change(tag, word, text) {
  if (!text) return null;
  return element(tag, "", element("span", "sr", `[${word}: `), text, element("span", "sr", "]"));
}
