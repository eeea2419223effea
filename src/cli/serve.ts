// Starts the product: prints the address and, on a fresh installation, the code with which it is claimed.

import { giveBackAtRest } from '#platform/memory';
import { createApp } from '../app.ts';
import { portsOf } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Serves until SIGINT or SIGTERM; what has begun is finished first. */
export async function serveCommand(_args: readonly string[], terminal: Terminal): Promise<number> {
  const ports = portsOf(terminal);
  const { config } = ports;
  const app = await createApp(ports);
  const claimCode = await app.issueClaimCode();
  await app.server.listen({ host: config.host, port: config.port });
  if (config.sitePort !== undefined) await app.site.listen({ host: config.host, port: config.sitePort });
  const stopNightly = app.startNightly();
  const stopGivingBack = giveBackAtRest([app.server.server, app.site.server]);
  // Listened for before the address is said: whoever reads it may end the server at once.
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  terminal.out(`Lupaus: ${config.publicUrlGiven ? config.publicUrl : `http://${config.host}:${config.port}`}\n`);
  if (claimCode !== null)
    terminal.out(
      `\nUusi asennus · Ny installation · New installation\nKäyttöönottokoodi · Ibruktagningskod · Set-up code: ${claimCode}\n\n`,
    );
  await told;
  stopGivingBack();
  await stopNightly();
  await app.close();
  return 0;
}
