// Wires the page: a file or the open document goes in, findings and a download come out.

import { documentOf, Failure, redline } from "./api.js";
import { element, report } from "./findings.js";
import { isWord, openCopy, openDocument } from "./word.js";

const part = (id) => document.getElementById(id);
const OPTIONS = ["we-are", "position", "author", "comments"];
const NEEDS_NAME = new Set(["parties-unclear", "unknown-party"]);

let current = null; // what "Redline again" sends: a function that gives a File
let running = null; // the AbortController of the request under way
let address = ""; // of the last download, to be given back

/** Redlines what `source` gives, and shows the outcome. */
async function start(source) {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  current = source;
  working(true);
  try {
    const file = await source();
    say(`Reading ${file.name}`);
    const reply = await redline(file, options(), part("key").value, mine.signal);
    if (running === mine) showResult(reply);
  } catch (error) {
    if (running === mine && error.name !== "AbortError") showFailure(error);
  } finally {
    if (running === mine) working(false);
  }
}

function options() {
  const chosen = OPTIONS.map(part).map((field) => [field.name, field.value.trim()]);
  return Object.fromEntries(chosen.filter(([, value]) => value));
}

function working(busy) {
  part("cancel").hidden = !busy;
  part("status").classList.toggle("working", busy);
  part("again").hidden = busy || !current;
  if (busy) {
    part("problem").hidden = true;
    part("result").hidden = true;
    say("Reading the document");
  } else {
    say("");
  }
}

function say(text) {
  part("status").textContent = text;
}

function showResult(reply) {
  const title = element("h2", "", reply.review.document.name);
  title.id = "result-title";
  title.tabIndex = -1;
  part("result").replaceChildren(title, actions(reply), ...report(reply));
  part("result").hidden = false;
  title.focus();
}

function actions(reply) {
  if (address) URL.revokeObjectURL(address);
  address = URL.createObjectURL(documentOf(reply));
  const inWord = !part("use-open").hidden;
  const download = element("a", `button${inWord ? "" : " main"}`, "Download the redline");
  download.href = address;
  download.download = reply.redline.output;
  const bar = element("div", "actions", download);
  if (inWord) bar.prepend(copyButton(reply));
  return bar;
}

function copyButton(reply) {
  const button = element("button", "main", "Open the redline in Word");
  button.type = "button";
  button.addEventListener("click", () => openCopy(reply.document).catch(() => showFailure(
    new Failure("Word did not open the redline", "Download it and open the file instead."))));
  return button;
}

function showFailure(error) {
  const known = error instanceof Failure;
  const title = known ? error.message : "The document cannot be read";
  const advice = known ? error.advice : "Choose the file again; if it is open elsewhere, close it.";
  part("problem").replaceChildren(element("strong", "", title), element("p", "", advice));
  part("problem").hidden = false;
  const field = { unauthorised: "key" }[error.code] || (NEEDS_NAME.has(error.code) ? "we-are" : "");
  if (field) ask(field);
}

function ask(field) {
  part("options").open = true;
  if (field === "key") part("key-field").hidden = false;
  part(field).focus();
}

function choose(files) {
  if (files.length) start(async () => files[0]);
}

function listen() {
  const drop = part("drop");
  part("file").addEventListener("change", (event) => {
    choose([...event.target.files]);
    event.target.value = ""; // so that the same file can be chosen again
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
    });
  }
  document.addEventListener("drop", (event) => choose([...event.dataTransfer.files]));
  part("cancel").addEventListener("click", () => { running?.abort(); working(false); });
  part("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    if (current) start(current);
  });
}

async function listenInWord() {
  if (!(await isWord())) return;
  part("use-open").hidden = false;
  part("use-open").addEventListener("click", () => start(openDocument));
  if (new URLSearchParams(location.search).get("start") === "redline") start(openDocument);
}

listen();
listenInWord();
