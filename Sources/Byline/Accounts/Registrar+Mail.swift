public import Catalog
public import Foundation
public import Mail
public import Secrets
import Store

// Mail to accounts. An address is kept only for an account that asked for mail, in one table; it gets one message
// that asks whether it is right, and nothing more before it said so.
extension Registrar {
    /// Keeps an address and mails it the token that confirms it. When that cannot be sent, nothing is kept.
    public func askForMail(
        _ account: Account, to address: Secret, by post: MailSettings, at now: Date = .now
    ) throws(BylineError) {
        try refuseErased(account)
        let text = address.revealed()
        guard MailMessage.isAddress(text) else {
            throw BylineError(
                .invalidInput, "That is not a mail address", mend: "Expected a form like name@host.example")
        }
        let token = try issueToken(.address, about: account.id.description, at: now)
        try change { store throws(StoreError) in
            try store.setMailAddress(of: account.id, to: text, at: Self.timestamp(now))
        }
        do {
            try post.transport.deliver(
                MailMessage(
                    senderName: "Byline", sender: post.sender, recipient: text, subject: "Is this your address?",
                    body: """
                        Somebody asked that mail for the account “\(account.name)” be sent here.

                        If it was you, give this back within three days:

                            byline account mail \(account.name) --confirm

                        and, when it asks, this token:

                            \(token.revealed())

                        If it was not you, do nothing. No further mail will come.
                        """))
        } catch {
            try ask { store throws(StoreError) in try store.dropMailAddress(of: account.id) }
            throw BylineError(error)
        }
    }

    /// Mails the token of a proof to the mailbox it is about. The address is not kept.
    public func send(
        _ challenge: ProofChallenge, to address: Secret, by post: MailSettings
    ) throws(BylineError) {
        do {
            try post.transport.deliver(
                MailMessage(
                    senderName: "Byline", sender: post.sender, recipient: address.revealed(),
                    subject: "A token for your claim",
                    body: """
                        Somebody claims a researcher's record and says that they read mail here.

                        If it was you, this token shows it, once and within three days:

                            \(challenge.token.revealed())

                        If it was not you, do nothing. No further mail will come.
                        """))
        } catch { throw BylineError(error) }
    }

    /// Confirms the address with the token that was mailed there.
    public func confirmMailAddress(
        of account: Account, _ token: Secret, at now: Date = .now
    ) throws(BylineError) -> Account {
        try confirmToken(token, .address, about: account.id.description, at: now)
        try change { store throws(StoreError) in
            try store.confirmMailAddress(of: account.id, at: Self.timestamp(now))
        }
        return try self.account(account.id.description)
    }

    /// Ends the mail and forgets the address, in the file too.
    public func stopMail(of account: Account) throws(BylineError) -> Account {
        try ask { store throws(StoreError) in try store.dropMailAddress(of: account.id) }
        return try self.account(account.id.description)
    }

    /// Mails an account that asked for it; every such mail says how to end them.
    /// - Returns: false for an account that did not ask, or has not confirmed its address.
    public func mail(
        _ account: AccountID, subject: String, body: String, by post: MailSettings
    ) throws(BylineError) -> Bool {
        let kept = try ask { store throws(StoreError) in try store.mailAddress(of: account) }
        guard let kept, kept.confirmedAt != nil else { return false }
        do {
            try post.transport.deliver(
                MailMessage(
                    senderName: "Byline", sender: post.sender, recipient: kept.address, subject: subject, body: body,
                    stopAddress: "mailto:\(post.sender)?subject=stop%20\(account)"))
        } catch { throw BylineError(error) }
        return true
    }
}

extension BylineError {
    /// An error of the mail, in the front door's words.
    public init(_ error: MailError) {
        let kind: Kind =
            switch error.kind {
            case .invalid: .invalidInput
            case .undelivered: .failure
            case .later: .limit
            case .denied: .denied
            }
        self.init(kind, error.what, mend: error.mend)
    }
}
