"""What is done with each fact heard: it becomes a command of our own, and nothing else happens here."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from chassis.messaging.subscription import Heard, Subscription, Subscriptions
from chassis.storage import UnitOfWork
from notification.messaging import articles, attendees, conferences, consultations, eligibility, interests, invitations
from notification.messaging.consumed import CONSUMED
from notification.messaging.erasures import of_the_living
from notification.messaging.reading import Desk

Work = Callable[[UnitOfWork, Heard[Any], Desk], Awaitable[None]]

HEARD: Mapping[str, Mapping[str, Work]] = {
    "registration-attendee-private": {
        "registration.attendee.requested.v1": attendees.tell_attendee,
        "registration.attendee.refused.v1": attendees.tell_attendee,
        "registration.attendee.offered.v1": attendees.tell_attendee,
        "registration.attendee.offer-lapsed.v1": attendees.tell_attendee,
        "registration.attendee.changed.v1": attendees.tell_new_details,
        "registration.attendee.confirmed.v1": attendees.tell_attendee,
        "registration.attendee.waitlisted.v1": attendees.tell_attendee,
        "registration.attendee.cancelled.v1": attendees.tell_attendee,
        "registration.attendee.declined.v1": attendees.tell_attendee,
        "registration.attendee.delegated.v1": attendees.tell_attendee,
        "registration.attendee.link-renewed.v1": attendees.tell_new_link,
    },
    "registration-attendee-events": {
        "registration.attendee.checked-in.v1": attendees.see_come,
        "registration.attendee.check-in-corrected.v1": attendees.see_not_come,
    },
    "registration-conference-events": {
        "registration.conference.announced.v1": conferences.plan,
        "registration.conference.changed.v1": conferences.plan,
        "registration.conference.cancelled.v1": conferences.cancel,
        "registration.conference.held.v1": conferences.hold,
    },
    "registration-interest-private": {
        "registration.interest.declared.v1": interests.know_contact,
        "registration.interest.changed.v1": interests.know_contact,
        "registration.interest.withdrawn.v1": interests.lose_contact,
    },
    "registration-organisation-interest-private": {
        "registration.organisation-interest.declared.v1": interests.tell_organisation,
        "registration.organisation-interest.changed.v1": interests.tell_organisation,
        "registration.organisation-interest.withdrawn.v1": interests.tell_organisation,
    },
    "registration-municipality-private": {"registration.municipality.invited.v1": interests.invite},
    "registration-conference-invitation-private": {"registration.conference-invitation.sent.v1": invitations.ask},
    "scheduling-consultation-private": {
        "scheduling.consultation.booked.v1": consultations.tell_both_sides,
        "scheduling.consultation.moved.v1": consultations.tell_both_sides,
        "scheduling.consultation.cancelled.v1": consultations.tell_both_sides,
        "scheduling.consultation.link-renewed.v1": consultations.tell_new_link,
    },
    "scheduling-eligibility-events": {
        "scheduling.eligibility.granted.v1": eligibility.grant,
        "scheduling.eligibility.revoked.v1": eligibility.revoke,
    },
    "content-article-events": {
        "content.article.published.v1": articles.begin,
        "content.article.withdrawn.v1": articles.stop,
    },
}
"""By topic and type."""


def subscriptions(desk: Desk) -> Subscriptions:
    """Return what is done with each fact, at this desk."""
    return {
        (topic, kind): Subscription(CONSUMED[kind], _at(desk, work))
        for topic, works in HEARD.items()
        for kind, work in works.items()
    }


def _at(desk: Desk, work: Work) -> Callable[[UnitOfWork, Heard[Any]], Awaitable[None]]:
    async def at_this_desk(unit: UnitOfWork, heard: Heard[Any]) -> None:
        if told := await of_the_living(unit, heard):
            await work(unit, told, desk)

    return at_this_desk
