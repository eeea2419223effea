/** The variables MantineProvider would inject at run time, computed at build from the same theme. */
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { mantineVariables, theme } from '../src/theme/mantine.ts';

export function mantineCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const defaults = defaultCssVariablesResolver(merged);
  const own = mantineVariables();
  return convertCssVariables(
    {
      variables: { ...defaults.variables, ...own.variables },
      light: { ...defaults.light, ...own.light },
      dark: { ...defaults.dark, ...own.dark },
    },
    ':root',
  );
}
