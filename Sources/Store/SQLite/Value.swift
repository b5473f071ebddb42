/// A value bound to a numbered parameter of a statement.
package enum Value: Hashable, Sendable {
    case null
    case int(Int64)
    case real(Double)
    case text(String)

    package static func int(_ value: Int) -> Value { .int(Int64(value)) }
    package static func flag(_ value: Bool) -> Value { .int(value ? 1 : 0) }
    package static func flag(_ value: Bool?) -> Value { value.map { .flag($0) } ?? .null }
    package static func int(_ value: Int?) -> Value { value.map { .int(Int64($0)) } ?? .null }
    package static func real(_ value: Double?) -> Value { value.map { .real($0) } ?? .null }
    package static func text(_ value: String?) -> Value { value.map { .text($0) } ?? .null }
}
