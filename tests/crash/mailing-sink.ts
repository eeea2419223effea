/** A relay in a process of its own, which writes down each letter, safe on the disk, before it answers. Arguments: the file, faults as JSON. */
import { openBulkSink } from '../../src/platform/mail/bulk/testing.ts';
import type { Fault } from '../../src/platform/mail/bulk/testing.ts';

const [, , file = '', faults = '[]', sync = 'fsync'] = process.argv;
const sink = await openBulkSink({ file, fsync: sync === 'fsync', keep: false, faults: JSON.parse(faults) as Fault[] });
console.log(sink.port);
