import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { filterProblems } from '../push/watch.js';
import {
  ChangedPositionConnection,
  MonitorConnection,
  NewSpeakerConnection,
  PageArgs,
  SpikeConnection,
  WebhookConnection,
} from '../schema/connection.js';
import { Monitor } from '../schema/monitor.js';
import {
  CreateMonitorInput,
  MonitorPayload,
  MonitorResult,
  RemoveMonitorResult,
  UpdateMonitorInput,
} from '../schema/monitoring.js';
import { Owned } from '../schema/owner.js';
import { createMonitor, type MonitorEditor, removeMonitor, updateMonitor } from '../store/monitors.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { MonitorListArgs, pageCost } from './list-args.js';
import { fromPlan } from './planned.js';

@Resolver(() => Monitor)
export class MonitorResolver {
  @Owned('reactions')
  @Needs('reader')
  @Query(() => Monitor, { nullable: true, description: 'One monitor; null: not known.' })
  monitor(
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ) {
    return graph.byId('Monitor', id, info);
  }

  @Owned('reactions')
  @Needs('reader')
  @Query(() => MonitorConnection, { description: 'Monitors, by name.', complexity: pageCost })
  monitors(
    @Args(() => MonitorListArgs) _args: MonitorListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Monitor', info);
  }

  @FieldResolver(() => WebhookConnection, {
    description: 'Where what it watches is posted to, made last first.',
    complexity: pageCost,
  })
  webhooks(@Args(() => PageArgs) _args: PageArgs) {
    return fromPlan();
  }

  @FieldResolver(() => SpikeConnection, {
    description: 'The spikes that it told of, last first.',
    complexity: pageCost,
  })
  spikes(@Args(() => PageArgs) _args: PageArgs) {
    return fromPlan();
  }

  @FieldResolver(() => NewSpeakerConnection, {
    description: 'The new speakers that it told of, last first.',
    complexity: pageCost,
  })
  newSpeakers(@Args(() => PageArgs) _args: PageArgs) {
    return fromPlan();
  }

  @FieldResolver(() => ChangedPositionConnection, {
    description: 'The changed positions that it told of, last first.',
    complexity: pageCost,
  })
  changedPositions(@Args(() => PageArgs) _args: PageArgs) {
    return fromPlan();
  }
}

@Resolver(() => MonitorPayload)
export class MonitoringResolver {
  @Owned('reactions')
  @Needs('editor')
  @Mutation(() => MonitorResult, {
    description: 'Makes a monitor. Idempotent: the same name with the same filters changes nothing.',
  })
  createMonitor(
    @Arg('input', () => CreateMonitorInput, { description: 'The monitor.' }) input: CreateMonitorInput,
    @Ctx() context: Context,
  ) {
    return createMonitor(context.database.dataSource, editorOf(context), input);
  }

  @Owned('reactions')
  @Needs('editor')
  @Mutation(() => MonitorResult, {
    description: 'Changes a monitor. What follows it already does so as it was when that began.',
  })
  updateMonitor(
    @Arg('input', () => UpdateMonitorInput, { description: 'The change.' }) input: UpdateMonitorInput,
    @Ctx() context: Context,
  ) {
    return updateMonitor(context.database.dataSource, editorOf(context), input);
  }

  @Owned('reactions')
  @Needs('editor')
  @Mutation(() => RemoveMonitorResult, { description: 'Removes a monitor.' })
  async removeMonitor(
    @Arg('id', () => ID, { description: 'The monitor.' }) id: string,
    @Ctx() { database }: Context,
  ) {
    const change = await removeMonitor(database.dataSource, id);
    return 'problems' in change ? change : { id: change.monitorId };
  }

  @FieldResolver(() => Monitor)
  monitor(
    @Root() { monitorId }: MonitorPayload,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.byId('Monitor', monitorId, info);
  }
}

function editorOf({ viewer, database, position }: Context): MonitorEditor {
  return { name: viewer.name, position, check: (filters) => filterProblems(filters, database.reads) };
}
