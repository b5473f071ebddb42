public import Catalog
import Store

/// All that is kept about the person behind an account, for that person. Hashes of passwords and tokens say nothing
/// to anybody and are left out.
public struct PersonalData: Hashable, Sendable {
    public var account: Account
    public var mailAddress: String?
    public var mailConfirmedAt: String?
    public var failedSignIns: Int
    public var lastFailedSignIn: String?
    public var follows: [Follow]
    public var invitations: [Invitation]
    public var settings: NotificationSettings
    public var notices: [Notice]
}

extension Registrar {
    /// All that is kept about the person behind an account.
    public func personalData(of account: Account) throws(BylineError) -> PersonalData {
        try ask { store throws(StoreError) in
            let mail = try store.mailAddress(of: account.id)
            let failures = try store.signInFailures(of: account.id)
            return PersonalData(
                account: account, mailAddress: mail?.address, mailConfirmedAt: mail?.confirmedAt,
                failedSignIns: failures?.count ?? 0, lastFailedSignIn: failures?.lastAt,
                follows: try store.follows(of: account.id),
                invitations: try store.invitations(to: account.id) + store.invitations(from: account.id),
                settings: try store.notificationSettings(of: account.id), notices: try store.notices(of: account.id))
        }
    }
}
