/**
 * How the C library hands out memory to the server. By its own rules it keeps what large buffers of a backup or a password check
 * once took; with a fixed threshold they go back to the system when they are freed, and one arena is enough where one thread does nearly all the work.
 * Other systems' C libraries do not read these names.
 */
export const ALLOCATOR = { MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_ARENA_MAX: '1' };
