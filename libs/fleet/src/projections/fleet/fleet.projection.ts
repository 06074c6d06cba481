import { type RecordedEvent } from '#embarque/event-store';
import { defaultSeatMap } from '#embarque/kernel';
import { type Projection, type Row } from '#embarque/read-model';
import { type CrewMemberEvent } from '../../domain/crew-member.js';
import { type VehicleEvent } from '../../domain/vehicle.js';

type FleetEvent = RecordedEvent & (Exclude<VehicleEvent, { type: 'PlateForfeited' }> | CrewMemberEvent);

/** Vehicles and crew of every manager; names stay sealed. */
export const fleetProjection: Projection = {
  name: 'fleet',
  version: 2,
  types: [
    'VehicleRegistered',
    'VehicleWithdrawn',
    'VehicleReturned',
    'SeatMapSet',
    'CrewMemberRegistered',
    'LicenceRenewed',
    'TrainingRecorded',
  ],
  async apply(events, rows) {
    const vehicles: Row[] = [];
    const statuses: Row[] = [];
    const maps: Row[] = [];
    const crew: Row[] = [];
    const licences: Row[] = [];
    const trainings: Row[] = [];
    for (const { type, data, position } of events as FleetEvent[]) {
      switch (type) {
        case 'VehicleRegistered': {
          const { vehicleId: vehicle_id, managerId: manager_id, plate, year, seats, programme } = data;
          vehicles.push({
            ...{ vehicle_id, manager_id, plate, year, seats, programme },
            wheelchair_positions: data.wheelchairPositions,
            air_conditioning: data.airConditioning,
            reclining_seats: data.recliningSeats,
            seat_map: defaultSeatMap(data),
            status: 'available',
            status_reason: null,
          });
          break;
        }
        case 'VehicleWithdrawn':
          statuses.push({ vehicle_id: data.vehicleId, status: 'withdrawn', status_reason: data.reason });
          break;
        case 'VehicleReturned':
          statuses.push({ vehicle_id: data.vehicleId, status: 'available', status_reason: data.reason });
          break;
        case 'SeatMapSet':
          maps.push({ vehicle_id: data.vehicleId, seat_map: data.seats });
          break;
        case 'CrewMemberRegistered': {
          const { crewMemberId: crew_member_id, managerId: manager_id, roles, sealed } = data;
          const { licenceCategory: licence_category, licenceValidUntil: licence_valid_until } = data;
          crew.push({ crew_member_id, manager_id, roles, licence_category, licence_valid_until, sealed });
          break;
        }
        case 'LicenceRenewed':
          licences.push({
            crew_member_id: data.crewMemberId,
            licence_category: data.licenceCategory,
            licence_valid_until: data.licenceValidUntil,
          });
          break;
        case 'TrainingRecorded':
          trainings.push({
            crew_member_id: data.crewMemberId,
            recorded_at: String(position),
            kind: data.kind,
            completed_on: data.completedOn,
            valid_until: data.validUntil,
            certificate: data.certificate,
          });
      }
    }
    await rows.upsert('vehicle', ['vehicle_id'], vehicles);
    await rows.update('vehicle', ['vehicle_id'], statuses);
    await rows.update('vehicle', ['vehicle_id'], maps);
    await rows.upsert('crew_member', ['crew_member_id'], crew);
    await rows.update('crew_member', ['crew_member_id'], licences);
    await rows.upsert('training', ['crew_member_id', 'recorded_at'], trainings);
  },
};
