import { GraphQLError } from 'graphql';
import { type AuthCheckerFn, Authorized, Extensions } from 'type-graphql';
import { KEY_ROLES, type KeyRole } from '../schema/api-key.js';
import type { Context } from './context.js';

/** @throws FORBIDDEN that names the role that is missing, where the viewer's role may not do it */
export const authorize: AuthCheckerFn<Context, KeyRole> = ({ context, info }, [needed]) => {
  const { role } = context.viewer;
  if (!needed || KEY_ROLES.indexOf(role) >= KEY_ROLES.indexOf(needed)) return true;
  throw new GraphQLError(`${info.fieldName} needs the role ${needed}; yours is ${role}.`, {
    extensions: { code: 'FORBIDDEN', requiredRole: needed },
  });
};

/** Says which role a root field needs: checked by `authorize`, and told to gateways by the cut. */
export function Needs(role: KeyRole): MethodDecorator {
  return (target, key, descriptor) => {
    Authorized(role)(target, key);
    Extensions({ role })(target as object, key);
    return descriptor;
  };
}
