/// One step from a schema to the next, with the reason for it.
package struct Migration: Sendable {
    /// The `user_version` it leads to.
    package let version: Int
    let why: String
    let sql: String

    package init(version: Int, why: String, sql: String) {
        self.version = version
        self.why = why
        self.sql = sql
    }

    /// Every step since the first released schema, ascending. `schema.sql` is what they add up to.
    ///
    /// A released schema is frozen as `fixtures/schema/v<N>.sql`; a test migrates each and compares it with
    /// `schema.sql`.
    static let all: [Migration] = [version2, version3]

    /// The version of `schema.sql`.
    static let current = 3
}
