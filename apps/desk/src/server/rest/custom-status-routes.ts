import type { FastifyInstance } from 'fastify';
import type { DeskStore } from '../desk-store.ts';

export function customStatusRoutes(app: FastifyInstance, store: DeskStore) {
  app.get<{ Querystring: { status_categories?: string } }>('/api/v2/custom_statuses', ({ query }) => {
    const wanted = query.status_categories?.split(',');
    const at = store.now().toISOString();
    return {
      custom_statuses: store.state.customStatuses
        .filter(({ category }) => !wanted || wanted.includes(category))
        .map(({ id, category, label, isDefault }) => ({
          id,
          status_category: category,
          agent_label: label,
          end_user_label: label,
          description: '',
          end_user_description: '',
          active: true,
          default: isDefault,
          created_at: at,
          updated_at: at,
        })),
    };
  });
}
