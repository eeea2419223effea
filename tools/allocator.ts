/**
 * How the C library hands out memory to the server. By its own rules it keeps what large buffers of a backup or a password check
 * once took; with a fixed threshold they go back to the system when they are freed, and two arenas are enough for few threads.
 * Other systems' C libraries do not read these names.
 */
export const ALLOCATOR = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '2' };
