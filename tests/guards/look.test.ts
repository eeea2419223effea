/** One look: public pages and the staff application share their colours, and every text on them can be read (WCAG 2.2, 1.4.3 and 1.4.11). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DARK, LIGHT } from '#platform/html';
import { dark, light } from '../../web/src/theme/tokens.ts';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

for (const [name, staff, site] of [
  ['light', light, LIGHT],
  ['dark', dark, DARK],
] as const) {
  describe(`the ${name} colours`, () => {
    test('are the same on public pages and in the staff application', () => {
      for (const [token, value] of Object.entries(site)) assert.equal(staff[token as keyof typeof site], value, token);
    });

    test('give text at least 4.5:1 on every ground it stands on', () => {
      const grounds = [staff.paper, staff.surface, staff.hover, staff.sunken];
      for (const ink of [staff.ink, staff.muted, staff.accent, staff.attention, staff.broken])
        for (const ground of grounds) assert.ok(contrast(ink, ground) >= 4.5, `${ink} on ${ground}: ${contrast(ink, ground).toFixed(2)}`);
      for (const [ink, ground] of [
        [staff.onAccent, staff.accent],
        [staff.onAccent, staff.accentHover],
        [staff.onBroken, staff.broken],
        [staff.accent, staff.accentSoft],
        [staff.ink, staff.brokenSoft],
        [staff.ink, staff.attentionSoft],
        [staff.attention, staff.attentionSoft],
      ] as const)
        assert.ok(contrast(ink, ground) >= 4.5, `${ink} on ${ground}: ${contrast(ink, ground).toFixed(2)}`);
    });

    test('give the edges of fields at least 3:1', () => {
      for (const ground of [staff.paper, staff.surface]) assert.ok(contrast(staff.lineStrong, ground) >= 3);
    });
  });
}
