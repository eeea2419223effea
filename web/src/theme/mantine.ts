/** Dresses Mantine in our tokens; the measured fixes for WCAG (shade, contrast, error colour) live here and nowhere else. */
import { Button, createTheme, type MantineColorsTuple } from '@mantine/core';
import { type } from './tokens.ts';

const spruce: MantineColorsTuple = [
  '#EFF6F3',
  '#DCEBE5',
  '#B9D8CC',
  '#93C4B2',
  '#6FC7A8',
  '#4CA88A',
  '#358B70',
  '#27705A',
  '#1F5D4C',
  '#174A3C',
];
const brick: MantineColorsTuple = [
  '#FBEFED',
  '#F5DCD9',
  '#EBB9B4',
  '#F0877F',
  '#F0877F',
  '#D65F56',
  '#C2443B',
  '#B2322A',
  '#A3241D',
  '#821B15',
];

// Warm instead of Mantine's bluish greys, so that hovered and disabled parts belong to the paper.
const gray: MantineColorsTuple = [
  '#F6F4EF',
  '#F1EEE7',
  '#E3E0D8',
  '#D5D1C7',
  '#B9B6AC',
  '#858B84',
  '#6C736E',
  '#55605B',
  '#353D39',
  '#1C2321',
];
const dark: MantineColorsTuple = [
  '#E8ECE9',
  '#C9D1CC',
  '#A3AEA8',
  '#8A958F',
  '#4A554F',
  '#2C3530',
  '#1A201D',
  '#121614',
  '#0D100F',
  '#090B0A',
];

export const theme = createTheme({
  colors: { spruce, brick, gray, dark },
  primaryColor: 'spruce',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  black: '#1C2321',
  white: '#FFFFFF',
  fontFamily: type.sans,
  fontFamilyMonospace: type.mono,
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.385', sm: '1.467', md: '1.467', lg: '1.45', xl: '1.4' },
  headings: { fontFamily: type.sans, fontWeight: '600' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // Scroll is locked by our own style sheet: Mantine's lock would make a <style> element.
    Modal: {
      defaultProps: { lockScroll: false, transitionProps: { duration: 140 }, overlayProps: { backgroundOpacity: 0.45, color: '#121614' } },
    },
    ModalRoot: { defaultProps: { lockScroll: false, transitionProps: { duration: 140 } } },
    DrawerRoot: { defaultProps: { lockScroll: false, transitionProps: { duration: 140 } } },
    Button: Button.extend({
      // The filled button's text is a token, because contrast is not the same in both schemes.
      vars: (_theme, { variant = 'filled' }) => ({
        root:
          variant === 'filled'
            ? { '--button-color': 'var(--on-accent)' }
            : variant === 'subtle'
              ? { '--button-color': 'var(--accent)', '--button-hover': 'var(--accent-soft)' }
              : {},
      }),
    }),
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    // The focus goes to the first item: Mantine's placeholder would be a focusable thing in a menu that is no item.
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 }, withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 120 } } },
    // The list itself scrolls: a scroll area within it would be a region that no key reaches.
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right', withScrollArea: false } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

/** What Mantine takes from tokens.css, so that both schemes have one truth. */
export function mantineVariables() {
  const variables = {
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--muted)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--broken)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--muted)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--accent-soft)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-color-brick-filled': 'var(--broken)',
    '--mantine-color-brick-light-color': 'var(--broken)',
    '--mantine-color-brick-light': 'var(--broken-soft)',
    '--mantine-color-brick-outline': 'var(--broken)',
  };
  return { variables: {}, light: variables, dark: variables };
}
