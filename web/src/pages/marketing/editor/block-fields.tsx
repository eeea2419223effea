/** The fields of each kind of block. */
import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { DateField } from '#web/components/date-field.tsx';
import { useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { ClockField } from './clock-field.tsx';
import { useEditing } from './editing.ts';
import { ImageField } from './image-field.tsx';
import { MarkedText } from './marked-text.tsx';
import type { Block } from './model.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;
/** `group` joins what is typed into one field to one step back. */
type Change = (block: Block, group?: string) => void;

interface FieldsProps<B extends Block> {
  block: B;
  onChange: Change;
}

const LONG = 8000;

/** One field of one block. */
function useBound<B extends Block>(block: B, onChange: Change) {
  const { open } = useEditing();
  return (name: keyof B & string) => ({
    disabled: !open,
    id: `${block.id}-${name}`,
    onChange: (value: string) => onChange({ ...block, [name]: value }, `${block.id}.${name}`),
  });
}

export function BlockFields({ block, onChange }: FieldsProps<Block>) {
  switch (block.kind) {
    case 'heading':
      return <HeadingFields block={block} onChange={onChange} />;
    case 'text':
      return <TextFields block={block} onChange={onChange} />;
    case 'image':
      return <ImageFields block={block} onChange={onChange} />;
    case 'button':
      return <ButtonFields block={block} onChange={onChange} />;
    case 'event':
      return <EventFields block={block} onChange={onChange} />;
    case 'quote':
      return <QuoteFields block={block} onChange={onChange} />;
    case 'columns':
      return <ColumnFields block={block} onChange={onChange} />;
    case 'divider':
      return <hr className="editor-divider" />;
  }
}

function HeadingFields({ block, onChange }: FieldsProps<Of<'heading'>>) {
  const t = useT(phrases);
  const bound = useBound(block, onChange);
  return (
    <>
      <MarkedText quiet label={t('field.heading')} value={block.text} line marks={false} maxLength={200} {...bound('text')} />
      <SegmentedControl
        aria-label={t('field.level')}
        className="editor-level"
        size="xs"
        value={String(block.level)}
        disabled={bound('level').disabled}
        data={[
          { value: '1', label: t('field.level1') },
          { value: '2', label: t('field.level2') },
        ]}
        onChange={(level) => onChange({ ...block, level: level === '1' ? 1 : 2 })}
      />
    </>
  );
}

function TextFields({ block, onChange }: FieldsProps<Of<'text'>>) {
  const t = useT(phrases);
  return (
    <MarkedText quiet label={t('field.text')} value={block.text} minRows={3} maxLength={LONG} {...useBound(block, onChange)('text')} />
  );
}

function QuoteFields({ block, onChange }: FieldsProps<Of<'quote'>>) {
  const t = useT(phrases);
  const bound = useBound(block, onChange);
  return (
    <>
      <MarkedText quiet label={t('field.quote')} value={block.text} marks={false} maxLength={1000} {...bound('text')} />
      <MarkedText label={t('field.by')} value={block.by} line marks={false} maxLength={200} {...bound('by')} />
    </>
  );
}

function ColumnFields({ block, onChange }: FieldsProps<Of<'columns'>>) {
  const t = useT(phrases);
  const bound = useBound(block, onChange);
  return (
    <div className="editor-pair">
      <MarkedText label={t('field.left')} value={block.left} minRows={3} maxLength={LONG} {...bound('left')} />
      <MarkedText label={t('field.right')} value={block.right} minRows={3} maxLength={LONG} {...bound('right')} />
    </div>
  );
}

interface LineProps {
  label: string;
  value: string;
  placeholder?: string;
  description?: string;
  maxLength?: number;
  disabled: boolean;
  id: string;
  onChange: (value: string) => void;
}

function Line({ onChange, ...rest }: LineProps) {
  return <TextInput autoComplete="off" maxLength={200} onChange={(event) => onChange(event.currentTarget.value)} {...rest} />;
}

function ButtonFields({ block, onChange }: FieldsProps<Of<'button'>>) {
  const t = useT(phrases);
  const bound = useBound(block, onChange);
  return (
    <div className="editor-pair">
      <Line label={t('field.label')} value={block.label} {...bound('label')} />
      <Line label={t('field.href')} value={block.href} placeholder={t('field.hrefHint')} maxLength={1000} {...bound('href')} />
    </div>
  );
}

function EventFields({ block, onChange }: FieldsProps<Of<'event'>>) {
  const t = useT(phrases);
  const bound = useBound(block, onChange);
  return (
    <>
      <MarkedText label={t('field.title')} value={block.title} line marks={false} maxLength={200} {...bound('title')} />
      <div className="editor-when">
        <DateField label={t('field.day')} name={`${block.id}-day`} value={block.day} onChange={bound('day').onChange} />
        <ClockField label={t('field.from')} value={block.from} {...bound('from')} />
        <ClockField label={t('field.until')} value={block.until} {...bound('until')} />
      </div>
      <Line label={t('field.place')} value={block.place} {...bound('place')} />
      <MarkedText label={t('field.more')} value={block.text} maxLength={LONG} {...bound('text')} />
      <div className="editor-pair">
        <Line label={t('field.label')} value={block.label} {...bound('label')} />
        <Line label={t('field.href')} value={block.href} placeholder={t('field.hrefHint')} maxLength={1000} {...bound('href')} />
      </div>
    </>
  );
}

function ImageFields({ block, onChange }: FieldsProps<Of<'image'>>) {
  const t = useT(phrases);
  const { open } = useEditing();
  const bound = useBound(block, onChange);
  return (
    <>
      <ImageField value={block.imageId} alt={block.alt} onChange={(imageId) => onChange({ ...block, imageId })} />
      <Line label={t('field.alt')} description={t('field.altHint')} value={block.alt} {...bound('alt')} />
      <Checkbox
        label={t('field.decorative')}
        checked={block.decorative}
        disabled={!open}
        onChange={(event) => onChange({ ...block, decorative: event.currentTarget.checked })}
      />
      <div className="editor-pair">
        <MarkedText label={t('field.caption')} value={block.caption} line marks={false} maxLength={200} {...bound('caption')} />
        <Line label={t('field.href')} value={block.href} placeholder={t('field.hrefHint')} maxLength={1000} {...bound('href')} />
      </div>
    </>
  );
}
