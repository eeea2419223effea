/** The variables MantineProvider would inject at run time, computed at build from the same theme. */
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { mantineVariables, theme } from '../src/theme/mantine.ts';

export function mantineCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const defaults = defaultCssVariablesResolver(merged);
  const own = mantineVariables();
  const light = { ...defaults.light, ...own.light };
  const dark = { ...defaults.dark, ...own.dark };
  const lines = Object.entries(light).map(([name, value]) => `${name}: ${value};`);
  return [
    convertCssVariables({ variables: { ...defaults.variables, ...own.variables }, light, dark: {} }, ':root'),
    `@media screen {\n${convertCssVariables({ variables: {}, light: {}, dark }, ':root')}\n}`,
    // Paper is light, whatever the screen is.
    `@media print {\n:root { ${lines.join(' ')} }\n}`,
  ].join('\n');
}
