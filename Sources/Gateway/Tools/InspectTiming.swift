/// How long understanding messages took: what `bench/understanding.py` compares with other parsers.
package struct InspectTiming: Codable, Sendable {
    package var messages: Int
    package var octets: Int
    /// Seconds of processor time for parsing alone.
    package var parse: Double
    /// Seconds of processor time for parsing and understanding: kind, reply text, bounces, form, lead.
    package var understand: Double
    /// Octets of resident memory at its highest, of the whole process.
    package var peakMemory: Int
}
