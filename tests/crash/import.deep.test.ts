import { test } from 'node:test';
import { importsKilled } from './import-kills.ts';

test('an import killed at any moment leaves no half of a person and loses nothing it had printed; fifty kills', (t) =>
  importsKilled(t, 50));
