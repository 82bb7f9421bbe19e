// Finds Word, when this is its task pane.
import type { RouteDecision, RouteFacts, WordHost } from "../host/types";
export async function openHost(): Promise<WordHost | null> { return null; }
export function decideRoute(_: RouteFacts): RouteDecision { throw new Error(); }
