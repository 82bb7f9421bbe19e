// placeholder while under construction
import type { Session } from "./apply";
import type { ApplyResult, ApplyWork, Edit } from "./types";
export function applyMarkup(_s: Session, _e: readonly Edit[], _w: ApplyWork): Promise<ApplyResult> { throw new Error(); }
