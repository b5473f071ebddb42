public import Catalog
import Following
import Store

extension Registrar {
    /// Invites a researcher to work together. Whether the receiver blocks the sender changes nothing that the sender
    /// can see.
    /// - Parameter note: a line of one's own.
    public func invite(_ researcher: ResearcherID, by actor: Actor, note: String, at now: Instant? = nil)
        throws(BylineError) -> Invitation
    {
        let now = now ?? Self.now()
        try refuseHidden(researcher)
        let sent = try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) -> Result<Invitation?, InvitationRefusal> in
                let circumstances = try Self.circumstances(of: researcher, sender: actor.account, in: store, at: now)
                if let refusal = InvitationRules.refusal(to: circumstances) { return .failure(refusal) }
                guard let receiver = circumstances.receiver else { return .failure(.unclaimed) }
                let id = try store.addInvitation(
                    from: actor.account, to: researcher, receiver: receiver, note: note, at: now)
                try Self.tell(receiver, .invitation, of: id, from: actor.account, in: store, at: now)
                return .success(try store.invitation(id))
            }
        }
        return try Self.granted(sent)
    }

    private static func circumstances(
        of researcher: ResearcherID, sender: AccountID, in store: Store, at now: Instant
    ) throws(StoreError) -> InvitationCircumstances {
        let receiver = try store.claimants(of: [researcher])[researcher, default: []].min()
        let pending = try store.invitations(from: sender).filter { $0.state == .pending }
        var isOpen: Bool?
        if let receiver { isOpen = try store.notificationSettings(of: receiver).isOpen }
        let printed = try store.statements(about: researcher).last { $0.field == .collaboration }?.value
        return InvitationCircumstances(
            sender: sender, receiver: receiver,
            level: try store.establishedLevels(of: [researcher], at: now)[researcher, default: .mentioned],
            isOpen: isOpen ?? printed.map(InvitationRules.isOpen) ?? false, pending: pending.count,
            isPendingHere: pending.contains { $0.researcher == researcher })
    }

    /// Those an account received and those it sent, oldest first.
    public func invitations(of actor: Actor) throws(BylineError) -> (received: [Invitation], sent: [Invitation]) {
        try ask { store throws(StoreError) in
            (try store.invitations(to: actor.account), try store.invitations(from: actor.account))
        }
    }

    /// Reminds of an invitation; once, and not before a week is over.
    public func remind(_ id: InvitationID, by actor: Actor, at now: Instant? = nil) throws(BylineError) -> Invitation {
        let now = now ?? Self.now()
        return try moveInvitation(id, by: actor) { store, invitation throws(StoreError) in
            if let refusal = InvitationRules.refusal(toRemind: invitation, by: actor.account, at: now) {
                return refusal
            }
            guard try store.noteReminder(of: id, at: now) else { return .alreadyReminded }
            try Self.tell(invitation.receiver, .reminder, of: id, from: invitation.sender, in: store, at: now)
            return nil
        }
    }

    /// Accepts, declines or withdraws an invitation.
    public func answer(_ id: InvitationID, _ state: Invitation.State, by actor: Actor, at now: Instant? = nil)
        throws(BylineError) -> Invitation
    {
        let now = now ?? Self.now()
        return try moveInvitation(id, by: actor) { store, invitation throws(StoreError) in
            if let refusal = InvitationRules.refusal(toMove: invitation, to: state, by: actor.account) {
                return refusal
            }
            guard try store.move(id, to: state, at: now) else { return .notPending }
            if state != .withdrawn {
                try Self.tell(invitation.sender, .answer, of: id, from: actor.account, in: store, at: now)
            }
            return nil
        }
    }

    private func moveInvitation(
        _ id: InvitationID, by actor: Actor, _ move: (Store, Invitation) throws(StoreError) -> InvitationRefusal?
    ) throws(BylineError) -> Invitation {
        let changed = try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) -> Result<Invitation?, InvitationRefusal> in
                // What a blocked sender sent has not arrived, so it cannot be answered either.
                let visible = try store.invitations(to: actor.account) + store.invitations(from: actor.account)
                guard let invitation = visible.first(where: { $0.id == id }) else { return .failure(.notTheirs) }
                if let refusal = try move(store, invitation) { return .failure(refusal) }
                return .success(try store.invitation(id))
            }
        }
        return try Self.granted(changed)
    }

    /// Tells an account, unless it keeps the other one at a distance or switched the kind off.
    private static func tell(
        _ account: AccountID, _ kind: NotificationKind, of invitation: InvitationID, from other: AccountID,
        in store: Store, at now: Instant
    ) throws(StoreError) {
        let delivery = try store.notificationSettings(of: account)[kind]
        guard delivery != .off, try store.hush(of: other, by: account) == nil else { return }
        try store.addNotice(kind, of: invitation, to: account, inDigest: delivery == .digest, at: now)
    }

    /// Keeps another account at a distance, or with nil no longer. The other is never told.
    public func setHush(_ hush: Hush?, of other: AccountID, by actor: Actor, at now: Instant? = nil)
        throws(BylineError)
    {
        if other == actor.account {
            throw BylineError(.invalidInput, "That is your own account", mend: "Name another")
        }
        try ask { store throws(StoreError) in
            try store.setHush(hush, of: other, by: actor.account, at: now ?? Self.now())
        }
    }

    /// Whom an account keeps at a distance, by name.
    public func hushes(by actor: Actor) throws(BylineError) -> [(name: String, hush: Hush)] {
        try ask { store throws(StoreError) in try store.hushes(by: actor.account) }
    }

    private static func granted(_ result: Result<Invitation?, InvitationRefusal>) throws(BylineError) -> Invitation {
        switch result {
        case .success(let invitation?): return invitation
        case .success(nil), .failure(.notTheirs):
            throw BylineError(
                .notFound, "There is no such invitation of yours", mend: "List yours with `byline invitation list`")
        case .failure(.unclaimed):
            throw BylineError(
                .conflict, "Nobody speaks for this researcher",
                mend: "Invitations open once the record is claimed and the claim stands")
        case .failure(.toOneself): throw BylineError(.conflict, "That record is your own", mend: "Invite another")
        case .failure(.closed):
            throw BylineError(
                .denied, "This researcher is not open to invitations", mend: "Follow them instead: `byline follow add`")
        case .failure(.alreadyPending):
            throw BylineError(.conflict, "An invitation of yours waits there already", mend: "Await its answer")
        case .failure(.tooMany(let most)):
            throw BylineError(
                .limit, "\(most) invitations of yours wait for an answer, and no more may",
                mend: "Withdraw one with `byline invitation answer ID --answer withdraw`")
        case .failure(.notPending):
            throw BylineError(.conflict, "The invitation no longer waits for an answer", mend: "Nothing is left to do")
        case .failure(.alreadyReminded):
            throw BylineError(.conflict, "You have reminded of it once, which is all", mend: "Await the answer")
        case .failure(.tooEarly(let moment)):
            throw BylineError(.conflict, "It is too early for a reminder", mend: "One may go out from \(moment) on")
        }
    }
}
