"""Measurements that anyone can run: `./samverka bench`."""
