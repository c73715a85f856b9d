/// Why a value of the configuration file is refused, before it is known where the value stands.
struct ConfigurationComplaint: Error {
    var problem: String
    var hint: String
}
