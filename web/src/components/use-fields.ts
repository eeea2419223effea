/** Values of a small form with a message per field; a message goes away when the field is touched again. */
import { useState } from 'react';

export interface Fields<V extends object> {
  values: V;
  errors: Partial<Record<keyof V & string, string>>;
  set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  /** Everything a text input needs. */
  text: (name: keyof V & string) => {
    name: string;
    value: string;
    error: string | undefined;
    onChange: (event: { currentTarget: { value: string } }) => void;
  };
  fail: (name: string, message: string) => void;
  /** Runs the checks, shows their messages, and names the wrong fields in order. */
  check: () => string[];
}

export type Checks<V extends object> = Partial<Record<keyof V & string, (values: V) => string | undefined>>;

export function useFields<V extends object>(initial: V, checks: Checks<V> = {}): Fields<V> {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Partial<Record<keyof V & string, string>>>({});

  function set<K extends keyof V & string>(name: K, value: V[K]) {
    setValues((now) => ({ ...now, [name]: value }));
    setErrors((now) => (now[name] === undefined ? now : without(now, name)));
  }
  function check(): string[] {
    const found: Partial<Record<keyof V & string, string>> = {};
    for (const name of Object.keys(checks) as (keyof V & string)[]) {
      const message = checks[name]?.(values);
      if (message !== undefined) found[name] = message;
    }
    setErrors(found);
    return Object.keys(found);
  }
  return {
    values,
    errors,
    set,
    text: (name) => ({
      name,
      value: String(values[name] ?? ''),
      error: errors[name],
      onChange: (event) => set(name, event.currentTarget.value as V[typeof name]),
    }),
    fail: (name, message) => setErrors((now) => ({ ...now, [name]: message })),
    check,
  };
}

function without<T extends object>(object: T, key: keyof T): T {
  const { [key]: _gone, ...rest } = object;
  return rest as T;
}
