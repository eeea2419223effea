/** The one place that asks the browser what day it is, in Finland. */
import { dayOf } from './format.ts';

export function today(): string {
  return dayOf(new Date());
}
