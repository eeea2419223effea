/** A password that can be looked at: the button says so in the reader's language. */
import { PasswordInput as Plain } from '@mantine/core';
import type { PasswordInputProps } from '@mantine/core';
import { useT } from '#web/i18n/index.ts';
import { common } from '#web/i18n/common.ts';

export function PasswordInput(props: PasswordInputProps) {
  const t = useT(common);
  return <Plain visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} {...props} />;
}
