"""Who comes: groups from municipalities that declared interest, and one that did not. The names are invented."""

from .world import Person

GROUPS: tuple[tuple[Person, ...], ...] = (
    (
        Person("Karin Berg", "Härryda", "1401", "procurement"),
        Person("Omar Haddad", "Härryda", "1401", "labour-market", "manager"),
    ),
    (
        Person("Anna Lind", "Mölndal", "1481", "procurement"),
        Person("Bo Ek", "Mölndal", "1481", "business-development"),
        Person("Cim Dahl", "Mölndal", "1481", "adult-education"),
    ),
    (Person("Eva Holm", "Lerum", "1441", "procurement"), Person("Fatima Nur", "Lerum", "1441")),
    (Person("Gun Ström", "Alingsås", "1489", "adult-education", "manager"),),
    (Person("Hugo Sand", "Stenungsund", "1415", "business-development"),),
    (Person("Iris Falk", "Partille", "1402", "procurement", "manager"),),
    (Person("Jon Vik", "Kungälv", "1482"),),
    (Person("Kim Sten", "Tjörn", "1419", "procurement"),),
)
PLACES = 10
"""Places in the smaller room of the tour: two of the twelve stand in line at first."""

SUCCESSOR = Person("Lo Nyman", "Lerum", "1441")
NO_SHOW = "Bo Ek"
READER = "lasare@forening.example"
