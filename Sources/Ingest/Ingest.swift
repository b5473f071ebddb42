
/// A document format: how to tell it by its content, and how to read it.
public protocol Format: Sendable {
    /// The word for `--as`: `researcher-profile`.
    static var name: String { get }
    /// One line for `--help`.
    static var summary: String { get }
}
