// The manifest of the raffles module.

import type { Module } from '#kernel/module';
import { SYSTEM } from '#kernel/rights';
import { rememberForgotten } from './drawing.ts';
import { features } from './features.ts';
import { onlyOneEntry } from './merge.ts';
import { rafflesMigrations } from './migrations/index.ts';
import { rafflesDictionary } from './phrases.ts';
import { raffleKinds } from './records.ts';
import { closeDue } from './service.ts';
import { raffleSource } from './timeline.ts';

export const rafflesModule: Module = {
  name: 'raffles',
  uses: ['customers', 'forms'],
  kinds: raffleKinds,
  migrations: rafflesMigrations,
  phrases: rafflesDictionary,
  automated: false,
  features,
  onMerge: [onlyOneEntry],
  timeline: [raffleSource],
  async night(deps, at) {
    if (deps.policy.current() !== null) await closeDue(deps, SYSTEM);
    await rememberForgotten(deps, at);
    // Nothing of anybody went here: entries end by the rules of the declaration.
    return 0;
  },
};
