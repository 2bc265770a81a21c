# syntax=docker/dockerfile:1
# The slim image is Airflow without providers: the rest comes from our own lock, which holds the
# versions that the tests run with (tests/deployment/test_image_lock.py).
ARG AIRFLOW_IMAGE=apache/airflow:slim-3.3.2-python3.12
FROM ${AIRFLOW_IMAGE}

# The base image's own user; the group is 0, as its volumes expect.
USER airflow

# Named volumes take over owner and mode of these folders when they are created.
RUN mkdir -p \
    /opt/airflow/govnews/state/archive \
    /opt/airflow/govnews/state/spool \
    /opt/airflow/govnews/state/data-docs

# Changes seldom, so it comes first. pip compiles bytecode: importing great_expectations takes
# 3.7 s with it and 9.5 s without, in every validating task.
COPY --chown=airflow:root requirements-image.txt /opt/airflow/govnews/
RUN pip install --no-cache-dir --no-deps \
    --requirement /opt/airflow/govnews/requirements-image.txt

COPY --chown=airflow:root pyproject.toml README.md LICENSE /opt/airflow/govnews/
COPY --chown=airflow:root include /opt/airflow/govnews/include
COPY --chown=airflow:root sql /opt/airflow/govnews/sql
COPY --chown=airflow:root dags /opt/airflow/govnews/dags
COPY --chown=airflow:root plugins /opt/airflow/govnews/plugins
COPY --chown=airflow:root deployment/initialise.sh /opt/airflow/govnews/deployment/

# Editable, because the package reads its SQL from ../sql (settings.ROOT). setuptools is in the
# lock, so no second resolver run fetches an unpinned one. The last line proves the installation.
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable /opt/airflow/govnews \
    && python -m compileall -q /opt/airflow/govnews/include /opt/airflow/govnews/dags \
        /opt/airflow/govnews/plugins \
    && govnews --help > /dev/null

ENV AIRFLOW__CORE__DAGS_FOLDER=/opt/airflow/govnews/dags \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/airflow/govnews/plugins \
    GOVNEWS_STATE_DIR=/opt/airflow/govnews/state
