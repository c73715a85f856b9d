import Foundation
import Gateway
import Leads
import MailTypes
import Web

/// The web's way into the gateway: forms into the spool, requests to stop into the ledger.
struct FloorDoors: FormIntake, UnsubscribeDesk {
    let floor: WorkingFloor

    var profiles: FormProfileBook { floor.forms.profiles }

    func keys(of profile: FormProfile) -> [[UInt8]] {
        floor.forms.keys[profile.name] ?? []
    }

    func knows(token: String) -> Bool {
        floor.isUnsubscribeToken(token)
    }

    func unsubscribe(token: String, way: String) async throws -> Bool {
        try await floor.unsubscribe(token: token, way: way)
    }

    func take(
        _ fields: [FormField], form: String, peer: String, key: String?, arrival: Date
    ) async throws -> QueueID {
        do {
            return try await floor.formDoor.take(fields, form: form, peer: peer, key: key, arrival: arrival)
        } catch let fault as FormDoor.Fault {
            switch fault {
            case .behind: throw FormIntakeFault.behind
            case .disk(let cause): throw FormIntakeFault.disk(cause: cause)
            }
        }
    }
}

extension WebPeers: CallerNames {}
