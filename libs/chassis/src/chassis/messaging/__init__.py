"""Facts between services on Kafka: the relay sends what the outbox holds, the consumer hears what others say.

This package alone knows aiokafka and FastStream.
"""
