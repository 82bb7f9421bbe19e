// Office's way of working, faked: calls are queued, run in their order by sync, and a failure drops
// the rest of the queue; a property can be read only after load and sync.

export class OfficeError extends Error {
  constructor(readonly code: string, message = code) {
    super(message);
  }
}

export class Batch {
  private queue: (() => void)[] = [];
  private running = false;
  syncs = 0;

  /** Queues `action`; what an action itself asks for belongs to the same round trip. */
  add(action: () => void): void {
    if (this.running) action();
    else this.queue.push(action);
  }

  async run(): Promise<void> {
    const actions = this.queue;
    this.queue = [];
    this.syncs += 1;
    await Promise.resolve();
    this.running = true;
    try {
      for (const action of actions) action();
    } finally {
      this.running = false;
    }
  }
}

/** An object on our side of the wire; `model` is there once the queue has run. */
export class Remote<Model extends object> {
  private found: Model | null | undefined;
  private readonly values: Record<string, unknown> = {};

  constructor(protected readonly batch: Batch, find: () => Model | null) {
    batch.add(() => { this.found = find(); });
  }

  protected get model(): Model {
    if (!this.found) throw new OfficeError("ItemNotFound");
    return this.found;
  }

  protected get isMissing(): boolean {
    return this.found === null;
  }

  protected set(name: string, value: unknown): void {
    this.values[name] = value;
  }

  protected value<T>(name: string): T {
    if (!(name in this.values)) {
      throw new OfficeError("PropertyNotLoaded", `${name} was read before load and sync`);
    }
    return this.values[name] as T;
  }
}

/** "items/text,items/id" and "text,style" as names. */
export function names(what: string | string[] | undefined): string[] {
  const list = Array.isArray(what) ? what : (what ?? "").split(",");
  return list.map((name) => name.trim().replace(/^items\/?/, "")).filter(Boolean);
}
