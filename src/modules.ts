/** The list of modules, nothing else. */
import { customersModule } from '#customers';
import type { Module } from '#kernel/module';

export const modules: readonly Module[] = [customersModule];
