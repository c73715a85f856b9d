import Foundation
import Gateway
import Leads
import MailTypes
import Web

/// The web's way into the gateway's spool.
struct FloorForms: FormIntake {
    let floor: WorkingFloor

    var profiles: FormProfileBook { floor.forms.profiles }

    func keys(of profile: FormProfile) -> [[UInt8]] {
        floor.forms.keys[profile.name] ?? []
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
