"""The local system on one machine: what `./samverka` starts, watches, tests and tells about.

Three doors for other code:

- `from samverka_local.mongodb import Mongod`: one real MongoDB server (replica set of one);
- `from samverka_local.kafka import Kafka`: one real Apache Kafka broker;
- `from samverka_local.stack import Stack`: the whole system in a home and on ports of its own.
"""
