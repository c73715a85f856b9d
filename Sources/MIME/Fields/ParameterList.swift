/// The parameters of a structured field (RFC 2045 §5.1), their extended values decoded (RFC 2231).
package struct ParameterList: Hashable, Sendable {
    /// In order of first appearance; names in lower case, without the marks of RFC 2231.
    package private(set) var all: [Parameter] = []

    /// One parameter with its decoded value.
    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    init(_ raw: [RawParameter] = []) {
        var order: [String] = []
        var groups: [String: [RawParameter]] = [:]
        for parameter in raw {
            if groups[parameter.name] == nil { order.append(parameter.name) }
            groups[parameter.name, default: []].append(parameter)
        }
        all = order.compactMap { name in
            groups[name].map { Parameter(name: name, value: ExtendedValue.decode($0)) }
        }
    }

    /// The value of the first parameter of a name, which is given in lower case.
    package subscript(_ name: String) -> String? {
        all.first { $0.name == name }?.value
    }
}
