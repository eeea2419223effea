// Door of the correspondence module: mail filed on the people it is with.

export { correspondenceModule } from './module.ts';
export { messageHandlers } from './routes.ts';
