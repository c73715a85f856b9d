import ArgumentParser
import Foundation
import Gateway

/// Turns what goes wrong under a command into a message and an exit status.
enum Reporting {
    /// Runs a command's work; a fault is printed and becomes the exit status of its kind.
    static func run(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let exit as ExitCode {
            throw exit
        } catch let faults as ConfigurationFaults {
            Terminal.complain(faults.description)
            throw ExitCode.badConfiguration
        } catch let fault as ControlFault {
            Terminal.complain(fault.description)
            throw ExitCode.unavailable
        } catch let error as ValidationError {
            throw error
        } catch {
            Terminal.complain(String(describing: error))
            throw GatewayFault.isTemporary(error) ? ExitCode.tryAgain : ExitCode.inputOutput
        }
    }
}
