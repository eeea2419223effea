/** The list of modules, nothing else. */
import { analyticsModule } from '#analytics';
import { customersModule } from '#customers';
import { correspondenceModule } from '#correspondence';
import { documentsModule } from '#documents';
import { formsModule } from '#forms';
import { leadsModule } from '#leads';
import { marketingModule } from '#marketing';
import { rafflesModule } from '#raffles';
import { returnsModule } from '#returns';
import type { Module } from '#kernel/module';

export const modules: readonly Module[] = [
  customersModule,
  documentsModule,
  leadsModule,
  correspondenceModule,
  marketingModule,
  returnsModule,
  formsModule,
  analyticsModule,
  rafflesModule,
];
