// The one place that calls Office.js. Outside Word every function says so and does nothing.

const SLICE = 65536; // the largest slice that every platform allows
const START_WAIT = 3000;

/** Whether this page is a task pane of Word; false when Office's script is absent or silent. */
export async function isWord() {
  if (typeof Office === "undefined") return false;
  const late = new Promise((resolve) => { setTimeout(resolve, START_WAIT, {}); });
  const info = await Promise.race([Office.onReady(), late]);
  return info.host === "Word";
}

/** The open document as it is now, unsaved changes included. */
export async function openDocument() {
  const file = await call((done) => Office.context.document.getFileAsync(
    Office.FileType.Compressed, { sliceSize: SLICE }, done));
  try {
    const parts = [];
    for (let index = 0; index < file.sliceCount; index += 1) {
      const slice = await call((done) => file.getSliceAsync(index, done));
      parts.push(Uint8Array.from(slice.data));
    }
    return new File(parts, nameOf(Office.context.document.url));
  } finally {
    file.closeAsync(); // only two may be open at a time
  }
}

/** Opens the redline beside the original, as a new document. */
export function openCopy(base64) {
  return Word.run(async (context) => {
    context.application.createDocument(base64).open();
    await context.sync();
  });
}

function call(start) {
  return new Promise((resolve, reject) => {
    start((result) => (result.status === "succeeded" ? resolve(result.value)
      : reject(new Error(result.error.message))));
  });
}

function nameOf(url) {
  const last = decodeURIComponent((url || "").split(/[/\\]/).pop().split("?")[0]);
  return last || "document.docx";
}
