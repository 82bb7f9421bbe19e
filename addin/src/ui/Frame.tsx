// Fluent's theme around everything, in Word's colours or the browser's.

import {
  createDOMRenderer, FluentProvider, RendererProvider, type Theme, webDarkTheme, webLightTheme,
} from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import type { WordHost } from "../host/types";

const NONCE = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
const RENDERER = createDOMRenderer(document, { styleElementAttributes: { nonce: NONCE } });
const DARK = "(prefers-color-scheme: dark)";

/** The theme of Word where it says so, else the browser's; looked at again on every return. */
function themeOf(host: WordHost | null): Theme {
  const word = host?.theme() ?? null;
  const dark = word ? word.dark : matchMedia(DARK).matches;
  return dark ? webDarkTheme : webLightTheme;
}

export function Frame({ host, children }: { host: WordHost | null; children: ReactNode }) {
  const [theme, setTheme] = useState(() => themeOf(host));
  useEffect(() => {
    const look = () => setTheme(themeOf(host));
    const media = matchMedia(DARK);
    media.addEventListener("change", look);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      media.removeEventListener("change", look);
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [host]);
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === webDarkTheme ? "dark" : "light";
  }, [theme]);
  return (
    <RendererProvider renderer={RENDERER}>
      <FluentProvider theme={theme} className="frame">{children}</FluentProvider>
    </RendererProvider>
  );
}
