public import Catalog

extension Store {
    /// Makes an account; nil when another has that name or one that looks like it.
    public func addAccount(
        named name: String, key: String, passwordHash: String?, roles: Set<AccountRole>, at now: String
    ) throws(StoreError) -> AccountID? {
        let made = try database.first(
            """
            INSERT INTO account (name, name_key, password_hash, created_at) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (name_key) DO NOTHING RETURNING id
            """, [.text(name), .text(key), .text(passwordHash), .text(now)]
        ) { row in AccountID(row.int(0)) }
        if let made { try setRoles(of: made, to: roles) }
        return made
    }

    /// Every account by id, the erased among them.
    public func accounts() throws(StoreError) -> [Account] { try accounts(where: "TRUE", []) }

    public func account(_ id: AccountID) throws(StoreError) -> Account? {
        try accounts(where: "account.id = ?1", [.int(id.rawValue)]).first
    }

    /// - Parameter key: the name with look-alike letters made one.
    public func account(key: String) throws(StoreError) -> Account? {
        try accounts(where: "account.name_key = ?1", [.text(key)]).first
    }

    public func account(orcid: ORCID) throws(StoreError) -> Account? {
        try accounts(where: "account.orcid = ?1", [.text(orcid.description)]).first
    }

    private func accounts(where condition: String, _ values: [Value]) throws(StoreError) -> [Account] {
        try database.rows(
            """
            SELECT account.id, name, password_hash IS NOT NULL, orcid, created_at, disabled_at, erased_at,
                   (SELECT group_concat(role, ' ') FROM account_role WHERE account_id = account.id),
                   EXISTS (SELECT 1 FROM account_mail WHERE account_id = account.id AND confirmed_at IS NOT NULL)
              FROM account WHERE \(condition) ORDER BY account.id
            """, values
        ) { row in
            Account(
                id: AccountID(row.int(0)), name: row.text(1),
                roles: Set(row.text(7).split(separator: " ").compactMap { AccountRole(rawValue: String($0)) }),
                hasPassword: row.flag(2), orcid: row.optionalText(3).flatMap { ORCID($0) }, takesMail: row.flag(8),
                createdAt: row.text(4), disabledAt: row.optionalText(5), erasedAt: row.optionalText(6))
        }
    }

    // MARK: Changing an account

    public func setRoles(of account: AccountID, to roles: Set<AccountRole>) throws(StoreError) {
        try database.run("DELETE FROM account_role WHERE account_id = ?1", [.int(account.rawValue)])
        for role in roles.sorted() {
            try database.run(
                "INSERT INTO account_role (account_id, role) VALUES (?1, ?2)",
                [.int(account.rawValue), .text(role.rawValue)])
        }
    }

    public func passwordHash(of account: AccountID) throws(StoreError) -> String? {
        try database.first("SELECT password_hash FROM account WHERE id = ?1", [.int(account.rawValue)]) { row in
            row.optionalText(0)
        } ?? nil
    }

    public func setPasswordHash(of account: AccountID, to hash: String) throws(StoreError) {
        try database.run(
            "UPDATE account SET password_hash = ?2 WHERE id = ?1 AND erased_at IS NULL",
            [.int(account.rawValue), .text(hash)])
    }

    /// - Parameter moment: since when it may not act; nil when it may again.
    public func setDisabled(_ account: AccountID, since moment: String?) throws(StoreError) {
        try database.run(
            "UPDATE account SET disabled_at = ?2 WHERE id = ?1", [.int(account.rawValue), .text(moment)])
    }

    /// Ties a proven iD to an account; false when another account holds it.
    public func setORCID(of account: AccountID, to orcid: ORCID) throws(StoreError) -> Bool {
        try database.first(
            "UPDATE OR IGNORE account SET orcid = ?2 WHERE id = ?1 AND erased_at IS NULL RETURNING id",
            [.int(account.rawValue), .text(orcid.description)]
        ) { _ in true } ?? false
    }

    /// Forgets who an account was. Its number stays, since the audit of claims names it; everything that says whose
    /// it was goes, and the bytes of it are overwritten in the file.
    public func eraseAccount(_ account: AccountID, at now: String) throws(StoreError) {
        let id = Value.int(account.rawValue)
        let name = Value.text("erased-\(account.rawValue)")
        try database.run("PRAGMA secure_delete = ON")
        try database.transaction { () throws(StoreError) in
            for table in ["account_mail", "account_role", "sign_in_failure"] {
                try database.run("DELETE FROM \(table) WHERE account_id = ?1", [id])
            }
            try eraseFollowing(of: account)
            try database.run("DELETE FROM token WHERE subject = ?1", [.text(account.description)])
            try database.run(
                """
                UPDATE account SET name = ?2, name_key = ?2, password_hash = NULL, orcid = NULL, erased_at = ?3
                 WHERE id = ?1
                """, [id, name, .text(now)])
        }
        // The log holds the pages as they were; after this it is empty.
        try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    // MARK: Failed sign-ins

    /// Failed sign-ins since the last that succeeded, and when the last of them was.
    public func signInFailures(of account: AccountID) throws(StoreError) -> (count: Int, lastAt: String)? {
        try database.first(
            "SELECT failures, last_at FROM sign_in_failure WHERE account_id = ?1", [.int(account.rawValue)]
        ) { row in (row.integer(0), row.text(1)) }
    }

    public func countSignInFailure(of account: AccountID, at now: String) throws(StoreError) {
        try database.run(
            """
            INSERT INTO sign_in_failure (account_id, failures, last_at) VALUES (?1, 1, ?2)
                ON CONFLICT (account_id) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at
            """, [.int(account.rawValue), .text(now)])
    }

    public func forgetSignInFailures(of account: AccountID) throws(StoreError) {
        try database.run("DELETE FROM sign_in_failure WHERE account_id = ?1", [.int(account.rawValue)])
    }

    // MARK: Mail

    /// The address an account gave for its mail, and when it was confirmed.
    public func mailAddress(of account: AccountID) throws(StoreError) -> (address: String, confirmedAt: String?)? {
        try database.first(
            "SELECT address, confirmed_at FROM account_mail WHERE account_id = ?1", [.int(account.rawValue)]
        ) { row in (row.text(0), row.optionalText(1)) }
    }

    /// Keeps an address until it is confirmed, replaced or stopped.
    public func setMailAddress(of account: AccountID, to address: String, at now: String) throws(StoreError) {
        try database.run(
            """
            INSERT INTO account_mail (account_id, address, asked_at) VALUES (?1, ?2, ?3)
                ON CONFLICT (account_id) DO UPDATE
                SET address = excluded.address, asked_at = excluded.asked_at, confirmed_at = NULL
            """, [.int(account.rawValue), .text(address), .text(now)])
    }

    public func confirmMailAddress(of account: AccountID, at now: String) throws(StoreError) {
        try database.run(
            "UPDATE account_mail SET confirmed_at = ?2 WHERE account_id = ?1", [.int(account.rawValue), .text(now)])
    }

    /// Forgets an address, in the file too.
    public func dropMailAddress(of account: AccountID) throws(StoreError) {
        try database.run("PRAGMA secure_delete = ON")
        try database.run("DELETE FROM account_mail WHERE account_id = ?1", [.int(account.rawValue)])
        try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
