// Starts the real server for all tests, on a free port, and ends it afterwards.

import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    base: string;
  }
}

const ROOT = resolve(import.meta.dirname, "../..");
const START_SECONDS = 40;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const server = spawn(process.env.SEVENLINES_PYTHON ?? "python3",
    ["-m", "transforms.cli", "serve", "--port", String(port)],
    { cwd: ROOT, env: { ...process.env, SEVENLINES_WORKERS: "1" }, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (data: Buffer) => { said = (said + String(data)).slice(-4000); });
  await ready(`${base}/readyz`, server, () => said);
  project.provide("base", base);
  return () => ended(server);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function ready(url: string, server: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (Date.now() < deadline && server.exitCode === null) {
    if (await fetch(url).then((reply) => reply.ok, () => false)) return;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  server.kill();
  throw new Error(`The server did not start (set SEVENLINES_PYTHON to an interpreter that has it):\n${said()}`);
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    server.once("exit", () => done());
    server.kill("SIGTERM");
  });
}
