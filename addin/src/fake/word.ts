// The fake's Word namespace: Word.run, the request context and the document.

import { OfficeError } from "./batch";
import { commentsOf, need, paragraphsOf, type World } from "./objects";

/** Files that were handed to Word whole, base64. */
export interface Handed {
  opened: string[];
  replaced: string[];
  compared: { base64: string; author: string | undefined }[];
}

export class FakeWord {
  readonly handed: Handed = { opened: [], replaced: [], compared: [] };

  constructor(private readonly world: World) {}

  async run<T>(job: (context: FakeContext) => Promise<T>): Promise<T> {
    return job(new FakeContext(this.world, this.handed));
  }
}

class FakeContext {
  readonly document: FakeDocumentObject;

  constructor(private readonly world: World, private readonly handed: Handed) {
    this.document = new FakeDocumentObject(world, handed);
  }

  get application() {
    const { world, handed } = this;
    return {
      createDocument: (base64: string) => ({
        open: () => world.batch.add(() => {
          need(world, "WordApi", 3);
          if (world.faults.open) throw new OfficeError(world.faults.open);
          handed.opened.push(base64);
        }),
      }),
    };
  }

  sync(): Promise<void> {
    if (this.world.faults.sync === "hang") return new Promise(() => undefined);
    return this.world.batch.run();
  }
}

class FakeDocumentObject {
  private mode: string | null = null;

  constructor(private readonly world: World, private readonly handed: Handed) {}

  get body() {
    const { world } = this;
    return {
      paragraphs: paragraphsOf(world),
      getComments: () => commentsOf(world, () => world.document.comments),
      getOoxml: () => this.ooxml(),
    };
  }

  private ooxml(): { value: string } {
    const result = { value: "" };
    this.world.batch.add(() => {
      if (this.world.faults.getOoxml) throw new OfficeError(this.world.faults.getOoxml);
      result.value = flatOpc(this.world.document.accepted());
    });
    return result;
  }

  load(what: string): void {
    this.world.batch.add(() => {
      if (what !== "changeTrackingMode") throw new OfficeError("InvalidArgument");
      need(this.world, "WordApi", 4);
      this.mode = this.world.document.tracking;
    });
  }

  get changeTrackingMode(): string {
    if (this.mode === null) throw new OfficeError("PropertyNotLoaded");
    return this.mode;
  }

  set changeTrackingMode(mode: string) {
    this.world.batch.add(() => {
      need(this.world, "WordApi", 4);
      const { tracking } = this.world.faults;
      if (tracking === "stuck") return;
      if (tracking) throw new OfficeError(tracking);
      this.world.document.tracking = mode as "Off" | "TrackAll";
    });
  }

  save(): void {
    this.world.batch.add(() => undefined);
  }

  insertFileFromBase64(base64: string, where: string): void {
    const { world } = this;
    world.batch.add(() => {
      need(world, "WordApi", 5);
      if (where !== "Replace") throw new OfficeError("InvalidArgument");
      if (world.faults.replace) throw new OfficeError(world.faults.replace);
      // With tracking on, Word would keep the old text as one deletion.
      if (world.document.tracking !== "Off") throw new OfficeError("GeneralException", "tracking is on");
      this.handed.replaced.push(base64);
    });
  }

  compareFromBase64(base64: string, options: { authorName?: string }): void {
    const { world } = this;
    world.batch.add(() => {
      need(world, "WordApiDesktop", 2);
      this.handed.compared.push({ base64, author: options.authorName });
    });
  }

  get coauthoring() {
    return { authors: { items: [{}], load: () => undefined } };
  }
}

/** The smallest Flat OPC package that holds these paragraphs. */
function flatOpc(texts: readonly string[]): string {
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const PKG = "http://schemas.microsoft.com/office/2006/xmlPackage";
  const RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const body = texts.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`).join("");
  return `<?xml version="1.0" standalone="yes"?><pkg:package xmlns:pkg="${PKG}">`
    + `<pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData>`
    + `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>`
    + `<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"><pkg:xmlData>`
    + `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
